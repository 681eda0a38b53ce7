some_long_variable_name = "short"; another_long_variable_name = some_long_variable_name.upper().lower().strip().replace("s", 5).title()
