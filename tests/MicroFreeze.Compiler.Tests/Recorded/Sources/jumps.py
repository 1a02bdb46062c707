def f0(a, b):
    if a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()


def f1(a, b):
    if a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()


def f2(a, b):
    if a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a


def f3(a, b):
    if a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a
        a


def f4(a, b):
    if a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a


def f5(a, b):
    if a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a
        a


def f6(a, b):
    if a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()


def f7(a, b):
    if a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a


def f8(a, b):
    while a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()


def f9(a, b):
    while a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()


def f10(a, b):
    while a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a


def f11(a, b):
    while a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a
        a


def f12(a, b):
    while a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a


def f13(a, b):
    while a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a
        a


def f14(a, b):
    while a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()


def f15(a, b):
    while a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a


def f16(a, b):
    for b in a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()


def f17(a, b):
    for b in a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()


def f18(a, b):
    for b in a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a


def f19(a, b):
    for b in a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a
        a


def f20(a, b):
    for b in a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a


def f21(a, b):
    for b in a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a
        a


def f22(a, b):
    for b in a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()


def f23(a, b):
    for b in a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a


def f24(a, b):
    for b in range(a):
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()


def f25(a, b):
    for b in range(a):
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()


def f26(a, b):
    for b in range(a):
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a


def f27(a, b):
    for b in range(a):
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a
        a


def f28(a, b):
    for b in range(a):
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a


def f29(a, b):
    for b in range(a):
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a
        a


def f30(a, b):
    for b in range(a):
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()


def f31(a, b):
    for b in range(a):
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a


def f32(a, b):
    try:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
    except:
        pass


def f33(a, b):
    try:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
    except:
        pass


def f34(a, b):
    try:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a
    except:
        pass


def f35(a, b):
    try:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a
        a
    except:
        pass


def f36(a, b):
    try:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a
    except:
        pass


def f37(a, b):
    try:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a
        a
    except:
        pass


def f38(a, b):
    try:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
    except:
        pass


def f39(a, b):
    try:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a
    except:
        pass


def f40(a, b):
    with a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()


def f41(a, b):
    with a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()


def f42(a, b):
    with a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a


def f43(a, b):
    with a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a
        a


def f44(a, b):
    with a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a


def f45(a, b):
    with a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a
        a


def f46(a, b):
    with a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()


def f47(a, b):
    with a:
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        f()
        a


def f48(a, b):
    if a:
        if b:
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
        a
    while a:
        for c in b:
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            a
            if c:
                break


def f49(a, b):
    if a:
        if b:
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
    while a:
        for c in b:
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            if c:
                break


def f50(a, b):
    if a:
        if b:
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
        a
    while a:
        for c in b:
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            a
            if c:
                break


def f51(a, b):
    if a:
        if b:
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
        a
        a
    while a:
        for c in b:
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            a
            a
            if c:
                break


def f52(a, b):
    if a:
        if b:
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
    while a:
        for c in b:
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            f()
            if c:
                break
