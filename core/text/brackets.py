"""Square brackets, which mark what is contested in a text."""


def open_brackets(text: str) -> int:
    """How many square brackets in a text are unmatched."""
    depth = lost = 0
    for character in text:
        depth += (character == "[") - (character == "]")
        if depth < 0:
            depth, lost = 0, lost + 1
    return depth + lost
