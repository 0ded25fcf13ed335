"""Every date on paper has its year, beside it or at the head of its column."""

import re

import msgspec

from briefings.prepare import PackRequest, prepared
from briefings.sections import ALL_SECTIONS
from core.exchange.example import DAY, example
from core.model.records import Note, Position
from core.text.conventions import month_names, short_month_names
from tests.briefings.packs import recipe
from tests.briefings.reading import page_texts

MONTHS = "|".join(map(re.escape, (*month_names(), *short_month_names())))
WITHOUT_YEAR = re.compile(rf"\b\d{{1,2}} (?:{MONTHS})\b(?! \d{{4}})")
BELOW_A_YEAR = re.compile(r"(?:Stated position|Russia) · 2025.*")
"""Positions: their year is in the title of their column, on every page."""


def test_no_date_in_a_pack_is_without_its_year() -> None:
    wanted = recipe(today=DAY, sections=ALL_SECTIONS, readers=("",))
    pages = page_texts(prepared(PackRequest(example(), wanted, before())).pdf())
    told = [BELOW_A_YEAR.sub("", " ".join(page.split())) for page in pages]
    assert [found for page in told for found in WITHOUT_YEAR.findall(page)] == []


def before():
    """The example before its last positions, so that there is something new."""
    dossier = example()
    for position in dossier.all(Position)[-3:]:
        dossier = dossier.replacing(position, None)
    note = dossier.all(Note)[0]
    return dossier.replacing(note, msgspec.structs.replace(note, text="Other"))
