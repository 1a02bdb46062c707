module("shared.py", base_path="$(PORT_DIR)/boards")
