def quote(value, separator=","):
    text = str(value)
    if separator in text or '"' in text or "\n" in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def write_row(file, values, separator=","):
    file.write(separator.join([quote(value, separator) for value in values]) + "\r\n")


def read_row(line, separator=","):
    values = []
    value = ""
    quoted = False
    index = 0
    while index < len(line):
        letter = line[index]
        if quoted:
            if letter == '"' and line[index + 1 : index + 2] == '"':
                value += '"'
                index += 1
            elif letter == '"':
                quoted = False
            else:
                value += letter
        elif letter == '"':
            quoted = True
        elif letter == separator:
            values.append(value)
            value = ""
        elif letter not in "\r\n":
            value += letter
        index += 1
    values.append(value)
    return values
