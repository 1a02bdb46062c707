import glow
glow.on()
