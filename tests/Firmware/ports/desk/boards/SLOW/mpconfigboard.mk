# A board that takes its time, and says which process does.
LINK = echo $$$$ > $(BUILD)/slow.pid; sleep 300
