"""One way to put a file in its place: nothing but `core/storage` opens a file for writing, gives
one another name, or has Qt do so."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_architecture import ROOT, sources, tree

ALLOWED = {
    "core/storage/publish.py",
    "core/storage/batch.py",
    "core/storage/private.py",
    "core/storage/fault_log.py",  # which is added to, and holds nothing of a dossier
}
FORBIDDEN = {
    "write_text",
    "write_bytes",
    "symlink_to",
    "hardlink_to",
    "touch",
    "mkstemp",
    "mktemp",
    "NamedTemporaryFile",
    "QFile",
    "QSaveFile",
    "QTemporaryFile",
    "QImageWriter",
}
"""Calls that write or move files, whatever they are called on."""
MODULES = {
    "os": {"rename", "renames", "replace", "link", "symlink", "remove", "truncate"},
    "shutil": {"copy", "copy2", "copyfile", "copyfileobj", "copytree", "move", "rmtree"},
}
"""Functions of a module that do."""


def written(module: ast.AST) -> Iterator[ast.Call]:
    """The calls that put something on the disk."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and writes(node):
            yield node


def writes(call: ast.Call) -> bool:
    name = called(call)
    if name in FORBIDDEN or name in MODULES.get(owner(call), ()):
        return True
    if name == "open":
        return opens_to_write(call)
    if name == "QPdfWriter":  # may write into a buffer, whose bytes are then put in their place
        return [ast.unparse(each) for each in call.args] != ["buffer"]
    if name == "replace":  # str.replace takes two, structs.replace names its fields
        return len(call.args) == 1 and not call.keywords
    return name in {"save", "print", "toImageFile"} and any(is_path(each) for each in call.args)


def called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def owner(call: ast.Call) -> str:
    """The name of what a function is called on."""
    of = call.func.value if isinstance(call.func, ast.Attribute) else None
    return of.id if isinstance(of, ast.Name) else ""


def opens_to_write(call: ast.Call) -> bool:
    """Whether a mode or flag asks for more than reading."""
    plain = isinstance(call.func, ast.Name)
    given = call.args[1:] if plain else call.args
    given = [*given, *(each.value for each in call.keywords if each.arg == "mode")]
    for each in given:
        words = {node.attr for node in ast.walk(each) if isinstance(node, ast.Attribute)}
        if words & {"O_WRONLY", "O_RDWR", "O_CREAT"}:
            return not ast.unparse(call).startswith("os.open(os.devnull")
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            return bool(set(each.value) & set("wax+"))
    return False


def is_path(value: ast.expr) -> bool:
    """Whether an argument says where on the disk: a path in words, or a name for one."""
    if isinstance(value, ast.Call):
        return called(value) == "str"
    return isinstance(value, ast.Name) and value.id in {"path", "file", "out_path"}


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_only_one_place_writes_files(path: Path) -> None:
    where = path.relative_to(ROOT).as_posix()
    if where not in ALLOWED:
        found = [f"{where}:{call.lineno} {ast.unparse(call)}" for call in written(tree(path))]
        assert not found, "use core.storage.publish"


FOLDER = re.compile(r"(folder|home\(\)|parent|directory|place|documents(\(\))?|Path\(.*)\)*$")
"""How an expression ends, or begins, that says a folder."""
TEXTS = {"file_name", "name", "title", "short_name", "code"}
"""Fields that hold what somebody typed."""


def joined(module: ast.AST) -> Iterator[ast.BinOp]:
    """Where a folder is joined with what is no name of ours: anything but constants and words."""
    for node in ast.walk(module):
        if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Div):
            continue
        if ast.unparse(node.right) == "path.name":
            continue
        text = isinstance(node.right, ast.Attribute) and node.right.attr in TEXTS
        if text or (FOLDER.search(ast.unparse(node.left)) and any(map(is_told, ast.walk(node)))):
            yield node


def is_told(node: ast.AST) -> bool:
    """Whether what is joined comes from elsewhere."""
    return isinstance(node, ast.BinOp) and any(
        isinstance(each, ast.Attribute)
        or (isinstance(each, ast.Name) and each.id != "_" and not each.id.isupper())
        for each in ast.walk(node.right)
    )


JOINING = {*ALLOWED, "core/storage/names.py", "resources/__init__.py"}
"""Where that is done, or where all names are the program's own."""


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_only_one_place_joins_a_folder_and_a_name(path: Path) -> None:
    where = path.relative_to(ROOT).as_posix()
    if where not in JOINING:
        found = [f"{where}:{each.lineno} {ast.unparse(each)}" for each in joined(tree(path))]
        assert not found, "use core.storage.names.inside"


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("folder / copy.file_name", 1),
        ("anything / record.title", 1),
        ("folder / name", 1),
        ("order.folder / file_name(dossier, recipe)", 1),
        ("(settings.pack_folder or Path.home()) / name", 1),
        ("Path(folder) / f'{name}.pdf'", 1),
        ("path.parent / _('{name}').format(name=party.name)", 1),
        ("folder / 'parley.log'", 0),
        ("_documents() / f\"{_('Talks')}{DOSSIER}\"", 0),
        ("Path(folder.name) / path.name", 0),
        ("total / weight", 0),
        ("self._width / issue.scale", 0),
    ],
)
def test_a_folder_joined_with_what_is_told_is_found(code: str, count: int) -> None:
    assert len(list(joined(ast.parse(code)))) == count


@pytest.mark.parametrize(
    "code",
    [
        "path.write_bytes(b'')",
        "path.open('wb')",
        "open(path, 'a')",
        "open(path, mode='x')",
        "os.open(path, os.O_CREAT | os.O_WRONLY)",
        "part.replace(path)",
        "picture.save(str(path), 'PNG')",
        "QSaveFile(name)",
        "tempfile.mkstemp()",
        "QPdfWriter(str(path))",
    ],
)
def test_what_writes_is_found(code: str) -> None:
    assert list(written(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "path.open('rb')",
        "text.replace('a', 'b')",
        "replace(recipe, size=14)",
        "page.save(out)",
        "QPdfWriter(buffer)",
    ],
)
def test_what_does_not_is_not(code: str) -> None:
    assert not list(written(ast.parse(code)))
