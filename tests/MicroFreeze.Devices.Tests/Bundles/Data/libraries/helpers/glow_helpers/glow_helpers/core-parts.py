__version__ = '0.0.0-auto.0'
X = 'none'
