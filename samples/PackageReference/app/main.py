from boot_check import check

print("battery good" if check(3.3) else "battery low")
