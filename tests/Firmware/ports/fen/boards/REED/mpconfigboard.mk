FROZEN_MPY_DIRS += $(TOP)/frozen/heron
