import re


def first_number(text):
    match = re.search("[0-9]+", text)
    words = text.split()
    return words, match.group(0)


first_number("none here")
