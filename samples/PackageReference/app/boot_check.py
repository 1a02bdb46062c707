def check(voltage):
    assert voltage > 0
    return voltage >= 3.0
