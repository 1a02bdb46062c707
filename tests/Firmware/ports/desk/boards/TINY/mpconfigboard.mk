# A board with hardly any memory: its linker script refuses.
LDSCRIPT = boards/TINY/tiny.ld
LINK = ld -o $@ --unresolved-symbols=ignore-all -T $(LDSCRIPT) $^
