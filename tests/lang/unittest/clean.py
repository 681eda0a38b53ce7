def without_times(text):
    """What a runner printed, without how long it took."""
    lines = []
    for line in text.split("\n"):
        if line.startswith("Ran "):
            line = line[:line.index(" in ")]
        lines.append(line)
    return "\n".join(lines)
