from glow.ring import Ring

assert Ring
