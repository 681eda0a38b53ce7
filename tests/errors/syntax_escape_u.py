x = "abc \u12 def"
