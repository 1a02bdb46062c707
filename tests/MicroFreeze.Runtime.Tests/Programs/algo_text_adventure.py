# A world of rooms and things, commands by method name, a transcript.
class World:
    ROOMS = {"hall": ("a hall", {"north": "garden", "east": "cellar"}), "garden": ("a garden", {"south": "hall"}), "cellar": ("a dark cellar", {"west": "hall"})}

    def __init__(self):
        self.room, self.bag, self.things, self.turns = "hall", [], {"hall": ["lamp"], "garden": ["key", "rose"], "cellar": ["chest"]}, 0

    def run(self, commands):
        for line in commands:
            verb, *words = line.split()
            action = getattr(self, "do_" + verb, None)
            self.turns += action is not None
            try: yield f"> {line}: {action(*words) if action else 'What?'}"
            except TypeError: yield f"> {line}: {verb} what?"
            except StopIteration as e:
                yield f"> {line}: {e.value}"
                return

    def do_look(self):
        text, exits = self.ROOMS[self.room]
        if self.room == "cellar" and "lamp" not in self.bag: return "too dark"
        return f"{text}; {', '.join(self.things[self.room]) or 'nothing'}; {'/'.join(sorted(exits))}"

    def do_go(self, where):
        if not (room := self.ROOMS[self.room][1].get(where)): return "no way"
        self.room = room
        return self.do_look()

    def do_take(self, *names):
        got = [n for n in names if n in self.things[self.room] and n != "chest"]
        for n in got: self.things[self.room].remove(n); self.bag.append(n)
        return f"taken {got}" if got else "cannot"

    def do_drop(self, name):
        if name not in self.bag: return "not yours"
        self.things[self.room].append(self.bag.pop(self.bag.index(name)))
        return "dropped"

    def do_open(self, name):
        if name == "chest" and self.room == "cellar" and {"lamp", "key"} <= set(self.bag): raise StopIteration("You win in %d turns" % self.turns)
        return "locked" if name == "chest" else "?"


w = World()
print("\n".join(w.run(["look", "go west", "go", "dance", "take lamp sword", "go north", "take key", "go south", "go east", "open chest", "look"])))
print("\n".join(World().run(["go east", "open chest", "drop lamp", "take chest"])), w.bag)
