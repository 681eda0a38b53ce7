# The compiler's sources, one a line, in alphabetical order.
