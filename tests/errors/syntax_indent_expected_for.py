for i in []:
pass
