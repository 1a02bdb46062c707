

# only a comment

