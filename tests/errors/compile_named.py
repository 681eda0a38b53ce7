code = compile("\n\nraise ValueError('in named')", "some_file.txt", "exec")
exec(code)
