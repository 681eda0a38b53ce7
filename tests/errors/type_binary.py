count = 3
label = "n = " + count
