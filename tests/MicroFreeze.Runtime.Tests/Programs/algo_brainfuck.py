# An interpreter with a jump table, for a language of eight instructions.
def run(program, data=b""):
    jumps, stack = {}, []
    for i, c in enumerate(program):
        if c == "[":
            stack.append(i)
        elif c == "]":
            j = stack.pop()
            jumps[i], jumps[j] = j, i
    tape, at, pc, out, inp = [0] * 64, 0, 0, [], iter(data)
    while pc < len(program):
        c = program[pc]
        if c == ">": at += 1
        elif c == "<": at -= 1
        elif c == "+": tape[at] = tape[at] + 1 & 255
        elif c == "-": tape[at] = tape[at] - 1 & 255
        elif c == ".": out.append(chr(tape[at]))
        elif c == ",": tape[at] = next(inp, 0)
        elif c == "[" and not tape[at] or c == "]" and tape[at]: pc = jumps[pc]
        pc += 1
    return "".join(out)


print(run("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+."))
print(run(",[.,]", b"echo"), run("+++[>++++<-]>" + "+" * 53 + "."))
