# Every escape in a str literal.
print("a\tb\\c\'d\"e")
print([ord(ch) for ch in "\a\b\f\n\r\t\v\\\'\"\0"])
print([ord(ch) for ch in "\x00\x41\xff\x7f"])
print([ord(ch) for ch in "\0\1\12\123\377\08\1234"])
print([hex(ord(ch)) for ch in "\u0041\u00e9\u20ac\U0001f600\U00000041"])
print("unknown: \q \! \8 \z", len("\q"))
print("line \
continued", 'single "double" quotes', "double 'single' quotes")
print('''triple 'one' ''two''
second line''', """triple "one" ""two""
second line \
continued""")
print(len(""), len(''), len(""""""), len(''''''), """""" == "")
print("""quote at the end\"""", '''and here\'''')
print("tab	inside", "nul\0inside" == "nul\x00inside", len("\x000"))
print("é è ü ß € 😀 日本", len("é😀"), "é" == "\u00e9" == "\xe9")
print(repr("\x01\x1f\x7f\x80\n\t'"), repr('"'), repr("'\""))
