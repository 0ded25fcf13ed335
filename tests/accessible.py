"""Holds packs to PDF/UA-1 and PDF/A-2a: `python -m tests.accessible` makes the example's with every
template, on every paper, in every language, and prints what fails.

`wrong_in` asks an independent checker, and then looks for what it misses: marks on the pages that
the tree does not know, links without their element, text in a language that is not named.
"""

import datetime as dt
import io
import sys
from collections.abc import Iterator
from itertools import product
from typing import Any, get_args

import msgspec
import page
import pikepdf

from briefings.prepare import Ground, prepared, requested
from briefings.recipe import PackPaper, Recipe
from briefings.templates import STOCK, applied, stock
from core.exchange.example import DAY, example
from core.language import LANGUAGES
from core.model.dossier import Dossier
from core.text.tongues import stretches
from tests.briefings.reading import shown_by_mark, spoken

PROFILES = ("ua1", "2a")
PAPERS: tuple[PackPaper, ...] = get_args(PackPaper)
AT = dt.datetime(2025, 12, 21, 14, 2, tzinfo=dt.UTC)


def wrong_in(pdf: bytes, profiles: tuple[str, ...] = PROFILES) -> list[str]:
    """What is wrong with a pack, in sentences."""
    found = []
    for profile in profiles:
        report = page.validate_pdf_bytes(pdf, profile=profile)
        found += [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [*found, *_missing(document)]


def _missing(document: pikepdf.Pdf) -> Iterator[str]:
    """What the checker does not notice."""
    root = document.Root
    if not str(root.get("/Lang", "")):
        yield "the document names no language"
    entries = list(root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, entries[::2]), entries[1::2], strict=True))
    for number, each in enumerate(document.pages, 1):
        marks = parents.pop(int(each.StructParents), pikepdf.Array())
        shown = set(_marks_of(each))
        if shown != set(range(len(marks))):
            yield f"page {number}: the tree knows {len(marks)} marks, the page has {len(shown)}"
        yield from (
            f"page {number}: mark {mark} is in no element"
            for mark, element in enumerate(marks)
            if not _has_mark(element, mark, each)
        )
        for link in each.get("/Annots", ()):
            element = parents.pop(int(link.get("/StructParent", -1)), None)
            if element is None or element.S != "/Link":
                yield f"page {number}: a link has no element"
    yield from _told_twice(document)
    for said, language in spoken(document):
        others = {each for each, _stretch in stretches(said, language)}
        if "" not in others:
            yield f"{said!r} is in {', '.join(sorted(others))}, and said to be in {language}"
    if parents:
        yield f"the tree knows {len(parents)} pages or links that are nowhere"


def _told_twice(document: pikepdf.Pdf) -> Iterator[str]:
    """What is part of an element on each of several pages."""
    shown = {each.objgen: shown_by_mark(each) for each in document.pages}
    waiting = [document.Root.StructTreeRoot.K]
    for element in waiting:
        told: dict[tuple[int, int], str] = {}
        for kid in element.get("/K", ()):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                waiting.append(kid)
            elif found := _mark_of(kid, element):
                told[found[0]] = told.get(found[0], "") + shown[found[0]].get(found[1], "")
        if len(told) > 1 and len({*told.values()}) == 1:
            yield f"{next(iter(told.values()))!r} is told on {len(told)} pages"


def _marks_of(sheet: pikepdf.Page) -> Iterator[int]:
    for operands, operator in pikepdf.parse_content_stream(sheet):
        if str(operator) == "BDC" and "/MCID" in operands[1]:
            yield int(operands[1].MCID)


def _has_mark(element: Any, mark: int, sheet: pikepdf.Page) -> bool:
    return any(_mark_of(kid, element) == (sheet.objgen, mark) for kid in element.K)


def _mark_of(kid: Any, element: Any) -> tuple[tuple[int, int], int] | None:
    """The page and the number of a mark in an element; None for another element, or a link."""
    if not isinstance(kid, pikepdf.Dictionary):
        return element.Pg.objgen, int(kid)
    return (kid.Pg.objgen, int(kid.MCID)) if kid.get("/Type") == "/MCR" else None


def pack(template: str, paper: PackPaper, language: str, dossier: Dossier | None = None) -> bytes:
    """A pack as the template makes it of a dossier, the example if none is given."""
    dossier = dossier or example()
    blank = Recipe(AT, DAY, readers=("Head of delegation",))
    recipe = msgspec.structs.replace(
        applied(stock(template), blank), paper=paper, language=language, marking="Sensitive"
    )
    ground = Ground(dossier, lambda _head, _now=None: dossier, DAY)
    return prepared(requested(recipe, ground)).pdf()


def main() -> int:
    """Make and check all packs; returns how many fail."""
    failed = 0
    cases = list(product(dict(STOCK), PAPERS, LANGUAGES))
    for template, paper, language in cases:
        wrong = wrong_in(pack(template, paper, language))
        failed += bool(wrong)
        print(f"{'FAIL' if wrong else 'ok  '} {template} {paper} {language}", *wrong, sep="\n     ")
    print(f"{len(cases) - failed} of {len(cases)} packs pass")
    return failed


if __name__ == "__main__":
    sys.exit(main())
