__all__ = ["names"]
names = ["circle", "square"]
hidden_name = "not exported by star"
