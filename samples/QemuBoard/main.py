import micropython
import weather


@micropython.native
def fahrenheit(celsius):
    return celsius * 9 // 5 + 32


print("frozen", __name__)
for place, celsius in weather.report():
    print(place, celsius, "C", fahrenheit(celsius), "F")
