class Item:
    def __init__(self, text, action=None):
        self.text = text
        self.action = action

    def select(self, menu):
        if self.action:
            self.action()


class Toggle(Item):
    def __init__(self, text, value=False):
        super().__init__(text)
        self.value = value

    def select(self, menu):
        self.value = not self.value


class Submenu(Item):
    def __init__(self, text, *items):
        super().__init__(text)
        self.items = items
        self.index = 0

    def select(self, menu):
        menu.path.append(self)

    def move(self, steps):
        self.index = (self.index + steps) % len(self.items)


class Menu:
    def __init__(self, root):
        self.path = [root]

    def lines(self, count):
        present = self.path[-1]
        start = max(0, min(present.index - count // 2, len(present.items) - count))
        return ["%s %s" % (">" if number == present.index else " ", item.text) for number, item in enumerate(present.items)][start : start + count]

    def back(self):
        if len(self.path) > 1:
            self.path.pop()


SETTINGS = Submenu("Settings", Toggle("Sound", True), Toggle("Light"), Item("Reset"))
MENU = Menu(Submenu("Main", Item("Start"), SETTINGS, Item("About")))
