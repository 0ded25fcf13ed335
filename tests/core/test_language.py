"""A language is one of a list; what a file calls its language is never a path."""

from pathlib import Path

import pytest

from core.language import CATALOGUES, LANGUAGES, SOURCE_LANGUAGE, gettext, speaking, spoken
from ui.briefings import form


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_spoken(language: str) -> None:
    with speaking(language):
        assert spoken() == language


@pytest.mark.parametrize("way", ["{folder}", "../../../../../../../../..{folder}", "{folder}/"])
def test_no_catalogue_is_read_from_anywhere_else(tmp_path: Path, way: str) -> None:
    foreign = tmp_path / "LC_MESSAGES" / "parley.mo"
    foreign.parent.mkdir()
    foreign.write_bytes((CATALOGUES / "fr" / "LC_MESSAGES" / "parley.mo").read_bytes())
    with speaking(way.format(folder=tmp_path)):
        assert spoken() == SOURCE_LANGUAGE
        assert gettext("Pack") == "Pack"


def test_each_language_is_offered_for_packs() -> None:
    assert tuple(code for code, _name in form.LANGUAGES) == LANGUAGES
