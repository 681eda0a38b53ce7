import module_shadowed_cycle
value = 1
