def take(options):
    return options.pop("colour")


take({"color": "red"})
