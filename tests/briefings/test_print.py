"""What a printer gets: page boxes, fonts, and inks, read from the pages themselves."""

import io

import pikepdf
import pytest

from briefings import styles
from tests.briefings.packs import make_pack, recipe, rich

GREY = {"g", "G"}
COLOUR = {"rg", "RG"}
OTHERS = {"k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "gs", "BI"}


def operators(pack: bytes) -> list[tuple[list[object], str]]:
    with pikepdf.open(io.BytesIO(pack)) as document:
        return [
            ([*operands], str(operator))
            for page in document.pages
            for operands, operator in pikepdf.parse_content_stream(page)
        ]


def test_text_is_black_or_grey_and_nothing_is_transparent_or_a_picture() -> None:
    ink: object = None
    for operands, operator in operators(make_pack(rich(), recipe())):
        assert operator not in OTHERS
        if operator in GREY | COLOUR and operator.islower():
            ink = (operator, [float(each) for each in operands])  # type: ignore[arg-type]
        if operator == "Tj" and ink is not None and ink[0] != "g":  # type: ignore[index]
            raise AssertionError(f"text in {ink}")


@pytest.mark.parametrize("grey", [False, True])
def test_ink_is_wholly_black(grey: bool) -> None:
    found = [
        float(operands[0])  # type: ignore[arg-type]
        for operands, operator in operators(make_pack(rich(), recipe(grey=grey)))
        if operator == "g"
    ]
    assert 0.0 in found
    assert not any(0.0 < each < 0.2 for each in found)


def test_a_grey_pack_has_no_colour() -> None:
    used = {operator for _operands, operator in operators(make_pack(rich(), recipe(grey=True)))}
    assert not used & COLOUR


def test_lines_are_strong_enough_to_print() -> None:
    weights = [
        float(operands[0])  # type: ignore[arg-type]
        for operands, operator in operators(make_pack(rich(), recipe()))
        if operator == "w"
    ]
    assert min(weights) >= 0.5


def test_every_page_is_as_large_as_its_paper_and_every_font_is_in_the_file() -> None:
    with pikepdf.open(io.BytesIO(make_pack(rich(), recipe(paper="letter")))) as document:
        for page in document.pages:
            box = [float(each) for each in page.MediaBox]
            assert box[:2] == [0.0, 0.0]
            assert sorted(box[2:]) == pytest.approx(sorted(styles.PAPERS["letter"]), abs=0.01)
            assert "/Rotate" not in page or page.Rotate == 0
            for font in page.Resources.Font.values():
                assert "/FontFile2" in font.FontDescriptor
                assert "/ToUnicode" in font


def test_letters_are_copied_as_they_are_typed_and_not_in_their_shapes() -> None:
    pack = make_pack(rich(), recipe(language="ar", sections=("cover",)))
    with pikepdf.open(io.BytesIO(pack)) as document:
        tables = [font.ToUnicode.read_bytes() for font in document.pages[0].Resources.Font.values()]
    assert any(b"<0645>" in table for table in tables)
    assert not any(b"> <FEE" in table for table in tables)
