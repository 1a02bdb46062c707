include("$(PORT_DIR)/boards/manifest.py")
module("oak.py", base_path="$(BOARD_DIR)")
