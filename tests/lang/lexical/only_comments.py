# nothing but comments

   # indented

# and blank lines
