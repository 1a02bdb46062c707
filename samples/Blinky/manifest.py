options.defaults(console=False)

if options.console:
    module("console.py", base_path="extras", opt=3)
