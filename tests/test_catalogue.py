"""The words a person reads can be gathered and translated."""

import ast
import io
import re
from pathlib import Path

from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po, write_po

from tests.test_architecture import ROOT, relative, sources, tree

WORDS = {"_", "gettext", "ngettext", "noop"}
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
NAMED = re.compile(r"\{[a-z_]+(:[^{}]*)?\}")


def calls(path: Path) -> list[ast.Call]:
    """Where a module asks for words."""
    return [
        node
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in WORDS
        and relative(path) != "core/language.py"
    ]


def texts(call: ast.Call) -> list[ast.expr]:
    return call.args[:2] if getattr(call.func, "id", "") == "ngettext" else call.args[:1]


def test_words_are_never_put_together_before_they_are_looked_up():
    wrong = [
        f"{relative(path)}:{call.lineno}"
        for path in sources()
        for call in calls(path)
        for text in texts(call)
        if isinstance(text, ast.JoinedStr | ast.BinOp | ast.Call)
    ]
    assert not wrong


def test_placeholders_have_names_that_a_translator_can_move():
    wrong = [
        f"{relative(path)}:{call.lineno} {found}"
        for path in sources()
        for call in calls(path)
        for text in texts(call)
        if isinstance(text, ast.Constant) and isinstance(text.value, str)
        for found in PLACEHOLDER.findall(text.value)
        if not NAMED.fullmatch(found)
    ]
    assert not wrong


def test_plural_forms_have_the_same_placeholders():
    wrong = []
    for path in sources():
        for call in calls(path):
            one, *other = [
                set(PLACEHOLDER.findall(text.value))
                for text in texts(call)
                if isinstance(text, ast.Constant) and isinstance(text.value, str)
            ] or [set()]
            wrong += [f"{relative(path)}:{call.lineno}"] if other and one - other[0] else []
    assert not wrong


def test_signs_between_words_are_those_of_the_language():
    """Parts of what packs say are joined by `core.text.saying`."""
    joined = re.compile(r'"[,;:] "\.join\(|\+ "[,;:] "|Run\("[,;:] "')
    wrong = [
        f"{relative(path)}:{number}"
        for path in sources()
        if relative(path).startswith(("briefings/compose/", "core/views/"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if joined.search(line)
    ]
    assert not wrong


def test_a_date_without_its_year_is_written_by_one_module_alone():
    found = {
        relative(path)
        for path in sources()
        for node in ast.walk(tree(path))
        if "short_date" in (getattr(node, name, "") for name in ("id", "attr", "name"))
    }
    assert found == {"core/text/saying.py"}


def test_the_catalogue_can_be_gathered_and_read_back():
    from babel.messages import Catalog

    catalogue = Catalog()
    for layer in ("core", "briefings", "ui"):
        for _name, line, message, comments, context in extract_from_dir(
            ROOT / layer, keywords={"_": None, "ngettext": (1, 2), "noop": None}
        ):
            catalogue.add(message, None, [(layer, line)], auto_comments=comments, context=context)
    for path in (ROOT / "main.py", *sorted((ROOT / "cli").glob("*.py"))):
        for line, message, *_rest in extract_from_file("python", path):
            catalogue.add(message, None, [(path.name, line)])
    file = io.BytesIO()
    write_po(file, catalogue)
    file.seek(0)
    again = read_po(file)
    ids = {message.id for message in again if message.id}
    assert len(ids) > 300
    assert "sticking point" in ids
    assert ("{days} day ago", "{days} days ago") in ids


def test_every_message_is_translated_once():
    for file in sorted(ROOT.glob("resources/locale/*/LC_MESSAGES/parley.po")):
        told = re.findall(r'^msgid ((?:".*"\n)+)', file.read_text("utf-8"), re.MULTILINE)
        assert len(told) == len({*told}), file
