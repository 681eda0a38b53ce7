x = (1 +  # a comment at the end
