name = "package.sub"
