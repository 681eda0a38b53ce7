int.new = 1
