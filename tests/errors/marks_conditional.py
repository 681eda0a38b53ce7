v = 1 if [] else {}["missing"]
