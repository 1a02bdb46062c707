# The manifest as text, relative to the port.
FROZEN_MANIFEST ?= "module('shared.py', base_path='boards')"
