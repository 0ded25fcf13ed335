"""What a printer gets: page boxes, fonts, and inks, read from the pages themselves."""

import io

import pikepdf
import pytest
from msgspec.structs import replace

from briefings import styles
from briefings.imposing import Sheets, imposed
from tests.accessible import wrong_in
from tests.briefings.packs import make_pack, recipe, rich
from tests.briefings.reading import page_texts

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


@pytest.mark.parametrize("folded", [False, True])
@pytest.mark.parametrize("chosen", [None, (0, 2, 3)])
def test_what_is_printed_in_grey_has_the_inks_of_a_grey_pack(
    chosen: tuple[int, ...] | None, folded: bool
) -> None:
    asked = recipe(readers=("Head",), sections=("cover", "glance", "briefs"))
    pack, grey = make_pack(rich(), asked), make_pack(rich(), replace(asked, grey=True))
    assert {operator for _operands, operator in operators(pack)} & COLOUR
    pages = chosen or tuple(range(len(page_texts(pack))))
    sheets = Sheets(pages, folded=folded)
    printed = imposed(pack, replace(sheets, grey=True))
    found, wanted = inks(printed), inks(imposed(grey, sheets))
    assert [operator for operator, _ink in found] == [operator for operator, _ink in wanted]
    assert [ink for _, ink in found] == pytest.approx([ink for _, ink in wanted], abs=0.002)
    assert page_texts(printed) == page_texts(imposed(pack, sheets))
    if chosen is None and not folded:
        assert wrong_in(printed, ("ua1",)) == []


def inks(pdf: bytes) -> list[tuple[str, float]]:
    """The operators of all content in the file that choose an ink, which must be grey, in order."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        contents = [each for each in document.objects if is_form(each)]
        shown = [*document.pages, *contents]
        found = [
            (str(operator), float(*operands))
            for each in shown
            for operands, operator in pikepdf.parse_content_stream(each)
            if str(operator) in GREY | COLOUR | OTHERS
        ]
    return sorted(found)


def is_form(each: pikepdf.Object) -> bool:
    return isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form"


@pytest.mark.parametrize(
    ("two_sided", "collated", "order"),
    [
        (False, True, "abcabc"),
        (False, False, "aabbcc"),
        (True, True, "abc-abc-"),
        (True, False, "ababc-c-"),
    ],
)
def test_copies_come_as_asked_and_none_begins_on_the_back_of_another(
    two_sided: bool, collated: bool, order: str
) -> None:
    pack = make_pack(rich(), recipe(sections=("cover", "glance", "briefs")))
    said = page_texts(pack)[:3]
    assert len({*said}) == 3
    asked = Sheets((0, 1, 2), copies=2, collated=collated, two_sided=two_sided)
    named = {"-": "", **dict(zip("abc", said, strict=True))}
    assert page_texts(imposed(pack, asked)) == [named[letter] for letter in order]
    assert page_texts(imposed(pack, replace(asked, copies=1))) == said, "nothing follows one copy"
