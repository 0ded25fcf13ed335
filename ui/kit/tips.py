"""Tool tips: Qt renders a tip that looks like markup as markup, and does not wrap plain ones."""

LONGEST = 80
"""A plain tip longer than this would be one line across the screen."""
MOST = 2000
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def tip(text: str) -> str:
    """The text as a tool tip that shows it unchanged, long ones in several lines."""
    if "<" not in text and "&lt;" not in text and len(text) <= LONGEST:
        return text
    shown = text if len(text) <= MOST else f"{text[:MOST]}…"
    return f'<p style="white-space: pre-wrap">{shown.translate(_ESCAPED)}</p>'
