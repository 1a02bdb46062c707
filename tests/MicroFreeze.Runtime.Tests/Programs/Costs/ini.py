import io


def parse(text):
    sections = {}
    present = sections.setdefault("", {})
    for number, line in enumerate(text.split("\n"), 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        if line.startswith("[") and line.endswith("]"):
            present = sections.setdefault(line[1:-1], {})
        elif "=" in line:
            key, value = line.split("=", 1)
            present[key.strip()] = convert(value.strip())
        else:
            raise ValueError("line {} is neither a section nor a setting".format(number))
    return sections


def convert(text):
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            pass
    return {"true": True, "false": False, "": None}.get(text.lower(), text)


def dump(sections, file=None):
    file = file or io.StringIO()
    for name, settings in sections.items():
        if name:
            file.write("[%s]\n" % name)
        for key, value in settings.items():
            file.write("%s = %s\n" % (key, value))
    return file
