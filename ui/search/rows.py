"""What the search lists: rows of records, commands, places and filters, in groups."""

import re
from collections.abc import Iterable, Iterator

import msgspec
from PySide6.QtGui import QKeySequence

from core.language import gettext as _
from core.language import ngettext
from core.model.dossier import Dossier
from core.model.naming import called as plural
from core.model.naming import choice
from core.model.records import Excerpt, Note, Pack, Point, Position, Record, SavedSearch, Source
from core.model.texts import bearing
from core.text.folding import fold
from core.text.query import FILTERS, Query, quoted
from core.text.saying import number, short_date_and_year
from core.views.names import called, passage_name
from core.views.search.filters import Choice, choices, date_of
from core.views.search.finder import KEPT, ResultGroup, SearchResult
from ui.search.around import Around
from ui.search.synonyms import synonyms

HEADING, HIT, DEED, PLACE, TEXT, REMARK, SAVE = range(7)
"""The type of a row: a group's heading, a record, an action, a panel, a text to search for instead,
a remark that cannot be selected, or the search itself, to be saved."""

_JOINING = frozenset(("a", "an", "the", "to", "of", "as", "at", "in", "on", "for", "from", "my"))
_SIGNS = re.compile(r"[(),:…]")
SHOWN, OFFERED = 5, 6
"""How many records of a group are shown among other groups, and how many actions or places."""
CHOICES = 7
"""How many ways to complete a filter are offered."""


class SearchRow(msgspec.Struct, frozen=True):
    """One row. `value` is an action's menu path, a panel's key, or a text; `detail` is at the right
    end."""

    sort: int
    title: str
    detail: str = ""
    value: str = ""
    record: Record | None = None

    @property
    def ready(self) -> bool:
        """Whether the row can be selected."""
        return self.sort not in (HEADING, REMARK)

    @property
    def key(self) -> tuple[int, str, str]:
        """A key that identifies the row when the list is rebuilt."""
        return self.sort, self.value or self.title, self.record.id if self.record else ""


def rows(around: Around, query: Query, answer: SearchResult) -> list[SearchRow]:
    """All rows for what was typed and what has been found so far."""
    session = around.session
    if session is None:
        listed = [] if query.filters else [*_commands(around, query)]
        return listed or [
            SearchRow(REMARK, _("No command by that name. Open a dossier to search it."))
        ]
    listed = [*_completions(session.dossier, query)]
    if not query.filters:
        listed += _places(around, query)
        listed += _commands(around, query)
    if query.empty:
        recent = session.settings.searches(session.workspace.path) if not query.text.strip() else ()
        return [*_recent(recent), *listed]
    for group in answer.groups:
        listed += _records(session.dossier, group, query, answer)
    if answer.whole and not listed:
        listed = [*_nothing(query, answer)]
    if answer.groups and session.editable:
        listed += _to_be_saved(session.dossier, query)
    return listed


def result_rows(dossier: Dossier, answer: SearchResult) -> list[SearchRow]:
    """The rows for what a saved search has found: as many of each kind as are kept."""
    listed = [SearchRow(REMARK, sentence) for sentence in answer.problems]
    for group in answer.groups:
        listed.append(_heading(group, answer))
        listed += _hits(dossier, group, KEPT)
        listed += _left_off(group, KEPT)
    return listed


def _to_be_saved(dossier: Dossier, query: Query) -> Iterator[SearchRow]:
    text = query.text.strip()
    if not dossier.having(SavedSearch, query=text):
        yield SearchRow(HEADING, _("This search"))
        yield SearchRow(SAVE, _("Save the search…"), text, text)


def _recent(texts: tuple[str, ...]) -> Iterator[SearchRow]:
    if texts:
        yield SearchRow(HEADING, _("Recent searches"))
        for text in texts[:SHOWN]:
            yield SearchRow(TEXT, text, value=text)


def _completions(dossier: Dossier, query: Query) -> Iterator[SearchRow]:
    """Completions for the filter at the end of what was typed."""
    last = query.filters[-1] if query.filters else None
    if last is not None and last.end == len(query.text):
        before = query.text[: last.start]
        found = choices(dossier, last.name, last.value)[:CHOICES]
        offered = [_completed(before, last.name, each) for each in found]
        whole = [each for each in found if fold(each.value) == fold(last.value)]
        yield from _headed(_("Filter by {name}").format(name=last.name), () if whole else offered)
        return
    before, _space, begun = query.text.rpartition(" ")
    names = [name for name in FILTERS if begun and name.startswith(fold(begun))]
    before = f"{before} " if before else ""
    offered = [SearchRow(TEXT, f"{name}:", _hint(name), f"{before}{name}:") for name in names]
    yield from _headed(_("Filters"), offered)


def _completed(before: str, name: str, each: Choice) -> SearchRow:
    words = each.words if fold(each.words) != fold(each.value) else ""
    typed = f"{name}:{quoted(each.value)}"
    return SearchRow(TEXT, typed, words, f"{before}{typed} ")


def _hint(name: str) -> str:
    return {
        "party": _("what a party said or wrote"),
        "point": _("what belongs to a sticking point"),
        "round": _("what was said or recorded in a round"),
        "kind": _("positions, notes, sources…"),
        "type": _("legal, question, press line…"),
        "tag": _("what has a tag"),
        "author": _("notes by an author"),
        "is": _("open, resolved or pinned"),
        "after": _("from a date, such as 2025-11-01"),
        "before": _("before a date"),
    }[name]


def _headed(
    heading: str, offered: "list[SearchRow] | tuple[()]", count: str = ""
) -> Iterator[SearchRow]:
    if offered:
        yield SearchRow(HEADING, heading, count)
        yield from offered


def _places(around: Around, query: Query) -> Iterator[SearchRow]:
    places = around.places if query.words else ()
    offered = (
        (SearchRow(PLACE, entry.title, entry.section, entry.key), synonyms(entry.key))
        for entry in places
    )
    yield from _headed(_("Go to"), _meant(offered, query.words)[:OFFERED])


def _commands(around: Around, query: Query) -> Iterator[SearchRow]:
    """Every menu action available now; all of them while there is no query."""
    offered = []
    for words, action in around.commands():
        if action.isEnabled():
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            offered.append((SearchRow(DEED, words, keys, words), synonyms(action.objectName())))
    found = _meant(offered, query.words)
    yield from _headed(_("Commands"), found[: OFFERED if query.words else None])


def _meant(offered: Iterable[tuple[SearchRow, str]], words: tuple[str, ...]) -> list[SearchRow]:
    """The rows whose title the words begin, then those that they name with synonyms or keys, most
    words in the title first, then those that they name but for words that join others."""
    rows = [*offered]
    telling = tuple(word for word in words if word not in _JOINING) or words
    found = [row for row, _more in rows if _begins(row.title, words)]
    for said in (words, telling):
        named = [row for row, more in rows if _begins(f"{row.title} {more} {row.detail}", said)]
        named.sort(key=lambda row: sum(not _begins(row.title, (word,)) for word in said))
        found += [row for row in named if row not in found]
    return found


def _begins(title: str, words: tuple[str, ...]) -> bool:
    """Whether each of the words is the beginning of a word in a title; signs alone are none."""
    folded = f" {_SIGNS.sub(' ', fold(title))}"
    told = (_SIGNS.sub(" ", word).strip() for word in words)
    return all(f" {word}" in folded for word in told if any(map(str.isalnum, word)))


def _records(
    dossier: Dossier, group: ResultGroup, query: Query, answer: SearchResult
) -> Iterator[SearchRow]:
    alone = len(answer.groups) == 1
    most = KEPT if alone else SHOWN
    head = _heading(group, answer)
    yield head
    yield from _hits(dossier, group, most)
    if alone:
        yield from _left_off(group, most)
    elif group.count > most:
        words = _("Show all {count} {kind}").format(count=head.detail, kind=head.title)
        yield SearchRow(TEXT, words, value=f"kind:{quoted(head.title)} {query.text.strip()}")


def _heading(group: ResultGroup, answer: SearchResult) -> SearchRow:
    more = "" if answer.whole else "+"
    count = _("{count}{more}").format(count=number(group.count), more=more)
    return SearchRow(HEADING, plural(group.kind), count)


def _hits(dossier: Dossier, group: ResultGroup, most: int) -> Iterator[SearchRow]:
    for record in group.records[:most]:
        yield SearchRow(HIT, title(dossier, record), detail(dossier, record), record=record)


def _left_off(group: ResultGroup, most: int) -> Iterator[SearchRow]:
    if group.count > most:
        sentence = _("First {count} shown. Add a word or a filter to narrow the search.")
        yield SearchRow(REMARK, sentence.format(count=len(group.records)))


def _nothing(query: Query, answer: SearchResult) -> Iterator[SearchRow]:
    yield from (SearchRow(REMARK, sentence) for sentence in answer.problems)
    if not answer.problems:
        yield SearchRow(REMARK, _("Nothing found. Try fewer words, or the beginning of a word."))
    words = " ".join(quoted(word) for word in query.words)
    if query.filters and words:
        yield SearchRow(TEXT, _("Search without filters"), words, words)


def title(dossier: Dossier, record: Record) -> str:
    """The name of a record, or for a note and an excerpt that of what it is on."""
    if isinstance(record, Note):
        return passage_name(dossier, record)
    if isinstance(record, Excerpt):
        return called(dossier, dossier.find(Source, record.source))
    return called(dossier, record)


def detail(dossier: Dossier, record: Record) -> str:
    """Where a record belongs, and its date."""
    parts = [_sort(record), _point(dossier, record), _cited(dossier, record)]
    day = date_of(dossier, record)
    parts.append(short_date_and_year(day) if day else "")
    return " · ".join(part for part in parts if part)


def _sort(record: Record) -> str:
    if isinstance(record, Note):
        resolved = _("resolved") if record.resolved else ""
        return " · ".join(part for part in (choice(record.type), record.author, resolved) if part)
    if isinstance(record, Excerpt):
        return record.locator
    return (
        ngettext("{n} page", "{n} pages", record.pages).format(n=record.pages)
        if isinstance(record, Pack)
        else ""
    )


def _point(dossier: Dossier, record: Record) -> str:
    if isinstance(record, Point):
        return ""
    point = dossier.find(Point, bearing(dossier, record).point)
    return point.in_short if point else ""


def _cited(dossier: Dossier, record: Record) -> str:
    source = dossier.find(Source, record.source) if isinstance(record, Position) else None
    return _("source {number}").format(number=source.number) if source else ""


def found(answer: SearchResult) -> str:
    """How much was found, in words."""
    if not answer.whole:
        return _("Searching…")
    if not answer.count:
        return _("No records found")
    return ngettext("{count} result", "{count} results", answer.count).format(
        count=number(answer.count)
    )
