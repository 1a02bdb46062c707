# A board that takes its time, and says which process does.
LINK = sleep 300 & echo $$! > $(BUILD)/slow.pid; wait
