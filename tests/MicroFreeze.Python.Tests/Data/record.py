"""Records what CPython makes of the snippets beside this file: python3 record.py

Snippets are separated by empty lines. Each runs in an empty directory with fresh names; what is recorded, one JSON text a line, is the repr of its `r`, or the
type of the exception that it ends in behind a `!`. Those of breakouts.txt are nothing to run here.
"""

import json
import os
import pathlib
import sys
import tempfile
import warnings

warnings.simplefilter("ignore")
here = pathlib.Path(__file__).resolve().parent
for source in sorted(here.glob("*.txt")):
    if source.stem == "breakouts":
        continue
    results = []
    for snippet in source.read_text(encoding="utf-8").strip("\n").split("\n\n"):
        with tempfile.TemporaryDirectory() as directory:
            os.chdir(directory)
            path = list(sys.path)
            names = {"__name__": "snippet"}
            try:
                exec(compile(snippet, str(source), "exec"), names)
                result = repr(names["r"]) if "r" in names else ""
            except BaseException as error:
                result = "!" + type(error).__name__
            sys.path[:] = path
            os.chdir(here)
        results.append(json.dumps(result))
    source.with_suffix(".expected").write_text("\n".join(results) + "\n", encoding="utf-8")
    print(source.name, len(results))
