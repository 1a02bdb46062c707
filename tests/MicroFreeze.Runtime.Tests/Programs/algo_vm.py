# A small stack machine with labels, calls and traps.
class Halt(Exception): pass


class Machine:
    def __init__(self, code):
        self.labels, self.code = {}, []
        for line in code.strip().split("\n"):
            op, *args = line.split()
            if op.endswith(":"): self.labels[op[:-1]] = len(self.code)
            else: self.code.append((op, [int(a) if a.lstrip("-").isdigit() else a for a in args]))
        self.stack, self.calls, self.vars, self.out = [], [], {}, []

    def op_push(self, v): self.stack.append(v)
    def op_add(self): self.stack.append(self.stack.pop() + self.stack.pop())
    def op_sub(self): b, a = self.stack.pop(), self.stack.pop(); self.stack.append(a - b)
    def op_mul(self): self.stack[-2:] = [self.stack[-2] * self.stack[-1]]
    def op_load(self, n): self.stack.append(self.vars[n])
    def op_store(self, n): self.vars[n] = self.stack.pop()
    def op_jmp(self, l): self.pc = self.labels[l]
    def op_jz(self, l):
        if not self.stack.pop(): self.pc = self.labels[l]
    def op_call(self, l): self.calls.append(self.pc); self.pc = self.labels[l]
    def op_ret(self): self.pc = self.calls.pop()
    def op_print(self): self.out.append(self.stack.pop())
    def op_halt(self): raise Halt

    def run(self):
        self.pc = 0
        try:
            while True:
                op, args = self.code[self.pc]
                self.pc += 1
                getattr(self, "op_" + op)(*args)
        except Halt: pass
        except (IndexError, KeyError) as e: self.out.append(type(e).__name__)
        return self.out


print(Machine("""push 5
store n
push 1
store r
loop:
load n
jz end
load r
load n
mul
store r
load n
push 1
sub
store n
jmp loop
end:
load r
print
push 7
call double
print
halt
double:
push 2
mul
ret""").run(), Machine("add").run(), Machine("load x").run())
