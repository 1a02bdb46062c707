from smooth import Mean, Median

mean, median = Mean(4), Median(5)
for reading in (10, 12, 11, 50, 13):
    mean.add(reading)
    median.add(reading)

print(mean.value, median.value)
