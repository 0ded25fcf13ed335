"""A long draft with hundreds of nested brackets, options and annexes, and two later versions."""

ARTICLES, PARAGRAPHS, ANNEXES = 40, 5, 3
MATTERS = ("withdrawal", "monitoring", "prisoners", "transit", "water", "archives", "pensions")
DUTIES = ("report", "consult", "refrain", "disclose", "transfer", "inspect", "withhold", "restore")


def _paragraph(article: int, number: int) -> str:
    """A paragraph of its own with brackets in brackets, and in each third one options."""
    matter = MATTERS[(article + number) % len(MATTERS)]
    duty = DUTIES[(3 * article + number) % len(DUTIES)]
    days = 10 * article + number
    text = (
        f"{number}. [Each Party [shall] [should] {duty} on {matter} within {days} days "
        f"[of its entry into force [as defined in article {1 + article % ARTICLES}]], "
        f"and informs commission {article}-{number}.]"
    )
    if number % 3 == 0:
        text += f"\n[Option 1: {duty} in writing;] / [Option 2: {duty} before {days} witnesses;]"
    return text


def _article(number: int, title: str = "") -> str:
    title = title or f"On {MATTERS[number % len(MATTERS)]} in sector {number}"
    paragraphs = (_paragraph(number, each) for each in range(1, PARAGRAPHS + 1))
    return "\n".join((f"Article {number}", title, *paragraphs))


def _annexes() -> list[str]:
    return [
        f"Annex {'I' * number}\n[List {number} of places [and their [former] names], "
        f"as handed over on day {number}.]"
        for number in range(1, ANNEXES + 1)
    ]


FIRST = "\n".join([*(_article(n) for n in range(1, ARTICLES + 1)), *_annexes()])


def second() -> str:
    """Brackets lifted and words altered; two articles gone to other places; one of them is new."""
    parts = [_article(n) for n in range(1, ARTICLES + 1)]
    parts[3] = parts[3].replace("[shall] [should]", "shall")
    parts[10] = parts[10].replace("Each Party", "Either Party")
    parts.insert(30, parts.pop(5))
    parts.insert(2, parts.pop(20))
    parts.append("Article 41\nOn amendments\n1. [No amendment] / [An amendment] needs a vote.")
    return "\n".join([*parts, *_annexes()])


def third() -> str:
    """The second, with another article moved, one gone, and an option chosen."""
    parts = second().split("\nArticle ")
    parts.insert(8, parts.pop(25))
    del parts[15]
    return "\nArticle ".join(parts).replace("[Option 1: report in writing;] / ", "")


VERSIONS = (FIRST, second(), third())
