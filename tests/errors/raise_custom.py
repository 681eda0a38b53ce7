class ConfigError(Exception):
    def __init__(self, key, reason):
        super().__init__(f"{key}: {reason}")


def load(key):
    raise ConfigError(key, "is missing")


load("path")
