MPY_CROSS_FLAGS += -march=x64
FROZEN_MANIFEST ?= $(BOARD_DIR)/manifest.py
