"text" = x
