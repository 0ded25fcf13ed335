"""Text of web pages."""

from html.parser import HTMLParser

from core.intake.readers.found import Found, RefusedError, Tell


class PageWords(HTMLParser):
    """Collects what a page shows: words in lines, without scripts and styles."""

    HIDDEN = frozenset(("script", "style", "noscript", "template", "svg", "head"))
    BREAKING = frozenset(
        {"address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset"}
        | {"figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"}
        | {"hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul"}
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[list[str]] = [[]]
        self.title = ""
        self.heading = ""
        self._headed = False
        self._hidden = 0
        self._titled = False

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, or content that is not shown."""
        self._titled = tag == "title"
        self._headed = self._headed or (tag == "h1" and not self.heading.strip())
        if tag == "body":
            self._hidden = 0
        elif tag in self.HIDDEN:
            self._hidden += 1
        elif tag in self.BREAKING:
            self.lines.append([])
        elif tag in ("td", "th"):
            self.lines[-1].append("\t")

    def handle_endtag(self, tag: str) -> None:
        """End a line, or content that is not shown."""
        self._titled = False
        self._headed = self._headed and tag != "h1"
        if tag in self.HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in self.BREAKING:
            self.lines.append([])

    def handle_data(self, data: str) -> None:
        """Keep words that are shown."""
        if self._titled:
            self.title += data
        elif not self._hidden:
            self.lines[-1].append(data)
            self.heading += data if self._headed else ""

    def text(self) -> str:
        """The collected text, with at most one empty line in a row."""
        lines = [_one_spaced("".join(parts)) for parts in self.lines]
        kept = [line for n, line in enumerate(lines) if line or (n and lines[n - 1])]
        return "\n".join(kept).strip("\n")


def _one_spaced(line: str) -> str:
    cells = (" ".join(cell.split()) for cell in line.split("\t"))
    return "\t".join(cells).strip()


def read_html(data: bytes, most: int, _tell: Tell) -> Found:
    """Title and text of a saved web page."""
    words = PageWords()
    words.feed(data.decode("utf-8", "replace"))
    words.close()
    text = words.text()
    if len(text) > most:
        raise RefusedError("long")
    title, heading = (" ".join(each.split()) for each in (words.title, words.heading))
    return {"pages": [text], "title": title, "heading": heading, "date": ""}
