"""What the name of a file says that it is."""

from pathlib import PurePath

import pytest

from core.text.extensions import ending_of, extension_of


@pytest.mark.parametrize(
    ("name", "extension"),
    [("a.DOCX", ".docx"), ("a.b.pdf", ".pdf"), ("a", ""), (".odt", ""), ("folder.pdf/a", "")],
)
def test_the_extension_is_that_of_the_name_whatever_its_case(name: str, extension: str) -> None:
    assert extension_of(PurePath(name)) == extension
    assert ending_of(PurePath(name)) == extension[1:]
