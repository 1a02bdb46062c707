metadata(description="A button that bounces no more.", version="0.2.0")

module("debounce.py")
