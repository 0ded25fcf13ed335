"""Running titles and page numbers are told from the text of a document."""

from hypothesis import given
from hypothesis import strategies as st

from core.text.page_lines import without_running_lines

LINES = st.sampled_from(["Title", "1", "2", "3", "Page 1", "x.", "", "[a", "b]", "\f", "\f"])


def paged(*pages: str) -> str:
    return "\f".join((*pages, ""))


def test_titles_and_numbers_that_run_are_left_out() -> None:
    pages = [
        f"Draft [text]\nArticle {n}.\nIt is {'so ' * n}long and goes on with\nPage {n + 3} of 9"
        for n in range(6)
    ]
    found = without_running_lines(paged(*pages))
    assert found.text == paged(
        *(f"Article {n}.\nIt is {'so ' * n}long and goes on with" for n in range(6))
    )
    assert (found.top, found.foot) == (("Draft [text]",), ("Page 3 of 9",))


def test_a_head_may_have_several_lines() -> None:
    head = "WORKING GROUP\nON THE\nPLATFORM\nNote 11"
    pages = [f"{head}\n{n + 1} of 54\nText {n * n} goes on and" for n in range(6)]
    found = without_running_lines(paged(*pages))
    assert found.text == paged(*(f"Text {n * n} goes on and" for n in range(6)))


def test_left_and_right_pages_may_differ_and_the_first_have_none() -> None:
    pages = ["The title\nArticle 0."]
    pages += [
        f"{n} | Left title\nOn {n * n}." if n % 2 else f"Right title | {n}\nOn {n * n}."
        for n in range(1, 9)
    ]
    found = without_running_lines(paged(*pages))
    assert found.text.startswith("The title\nArticle 0.\fOn 1.\fOn 4.")
    assert found.top == ("1 | Left title", "Right title | 2")


def test_words_that_begin_some_pages_and_numbers_that_count_otherwise_stay() -> None:
    pages = ["Option 1:\na", "b\n7", "Option 1:\nc", "d\n3", "e\n12", "f", "g", "h"]
    assert without_running_lines(paged(*pages)).text == paged(*pages)
    assert without_running_lines("Title\na\fTitle\nb").text == "Title\na\fTitle\nb"


@given(st.lists(LINES, max_size=40))
def test_what_is_left_is_in_the_text_and_the_rest_is_told(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = without_running_lines(text)
    assert found.text.count("\f") == text.count("\f")
    kept = [line for page in found.text.split("\f") for line in page.split("\n")]
    rest = iter(line for page in text.split("\f") for line in page.split("\n"))
    assert all(line in rest for line in kept if line)
    told = {*kept, *found.top, *found.foot}
    assert {
        line for line in text.replace("\f", "\n").split("\n") if not any(map(str.isdigit, line))
    } <= told | {""}
