"""What the code may import, and the few other rules that no reader should have to remember."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = {
    "main": {"cli", "ui", "briefings", "core", "resources"},
    "cli": {"briefings", "core", "resources"},
    "ui": {"briefings", "core", "resources"},
    "briefings": {"core", "resources"},
    "core": {"resources"},
    "resources": set(),
}
FLOORS = {
    "core": (
        ("language", "errors", "version"),
        ("text",),
        ("model",),
        ("analysis",),
        ("intake",),
        ("storage",),
        ("lenses",),
        ("editing",),
        ("views",),
        ("exchange",),
    ),
    "ui": (
        ("kit",),
        ("session",),
        ("panel",),
        ("forms",),
        ("annotate", "search"),
        ("positions", "setup"),
        (
            *("overview", "point", "plan", "rounds", "proposals", "parties"),
            *("matrix", "notes", "sources", "history", "briefings"),
        ),
        ("features",),
        ("shell",),
        ("app",),
    ),
}
"""What a layer is built of, from the ground up; those side by side do not know each other."""
OURS = {*LAYERS, "tests", "bench", "tools"}
QT = {"PySide6", "pyqtgraph", "shiboken6", "superqt"}
ALLOWED = {
    "main": set(),
    "cli": {"click", "msgspec"},
    "ui": {*QT, "numpy", "msgspec"},
    "briefings": {
        *("bidi", "docx", "msgspec", "odfdo", "pikepdf", "pyphen", "PIL", "pypdfium2"),
        *("reportlab", "uharfbuzz"),
    },
    "core": {
        "PIL",
        "argon2",
        "babel",
        "cryptography",
        "docx",
        "icalendar",
        "lxml",
        "msgspec",
        "numpy",
        "py3langid",
        "pypdfium2_raw",
        "python_calamine",
        "xlrd",
        "rapidfuzz",
        "rpds",
        "selectolax",
        "sqlcipher3",
        "sqlite_utils",
        "xlsxwriter",
        "webencodings",
        "zxcvbn",
    },
    "resources": set(),
}
HEAVY = {
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
    "babel",
    "click",
    "dataclasses",
    "docx",
    "icalendar",
    "numpy",
    "odfdo",
    "pikepdf",
    "platformdirs",
    "py3langid",
    "pypdfium2",
    "pypdfium2_raw",
    "pyphen",
    "pyqtgraph",
    "rapidfuzz",
    "reportlab",
    "sqlite_utils",
    "superqt",
    "uharfbuzz",
    "xlsxwriter",
}
SELDOM = {
    "core.editing.commands",
    "core.editing.rules",
    "core.exchange",
    "core.storage.check",
    "core.views.behind",
    "core.views.notes",
    "ui.shell.banner",
    "ui.shell.handlers",
    "ui.shell.message",
    "ui.shell.unhandled_keys",
}
"""What is imported when somebody does something, or presses a key that means nothing."""
SQL = re.compile(
    r"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|PRAGMA|VACUUM|BEGIN)\s+[A-Za-z]"
)
LONGEST_FILE = 400
LONGEST_FUNCTION = 40


def sources(*folders: str) -> list[Path]:
    """The modules of these layers; of all layers if none is named."""
    found = []
    for name in folders or LAYERS:
        file = ROOT / f"{name}.py"
        found += [file] if file.exists() else sorted((ROOT / name).rglob("*.py"))
    return found


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """The full names of what a module imports, inside functions too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def top(name: str) -> str:
    return name.partition(".")[0]


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_one_name_is_one_public_class():
    homes: dict[str, list[str]] = {}
    for path in sources():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, []).append(relative(path))
    assert not {name: paths for name, paths in homes.items() if len(paths) > 1}


@pytest.mark.parametrize("layer", ["ui", "briefings", "cli"])
def test_who_shows_reads_views_and_works_out_nothing(layer):
    wrong = {
        f"{relative(path)} imports {name}"
        for path in sources(layer)
        for name in imported(path)
        if name.startswith("core.analysis")
    }
    assert not wrong


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_imports_only_what_lies_below_it(layer):
    allowed = LAYERS[layer] | {layer}
    wrong = {
        f"{relative(path)} imports {name}"
        for path in sources(layer)
        for name in imported(path)
        if top(name) in OURS - allowed
    }
    assert not wrong


def part_of(name: str) -> str:
    """The folder or file of a layer that a module is in: "views" of `core.views.words`."""
    return (*name.split("."), "")[1]


@pytest.mark.parametrize("layer", FLOORS)
def test_a_floor_imports_only_what_lies_below_it(layer):
    wrong, below = set(), set()
    for floor in FLOORS[layer]:
        for part in floor:
            seen = {*below, part}
            wrong |= {
                f"{relative(path)} imports {name}"
                for path in sources(f"{layer}/{part}")
                for name in imported(path)
                if top(name) == layer and part_of(name) not in seen
            }
        below |= {*floor}
    assert not wrong


@pytest.mark.parametrize("layer", FLOORS)
def test_every_file_stands_on_a_floor(layer):
    files = (path.relative_to(ROOT).with_suffix("") for path in sources(layer))
    there = {part_of(".".join(file.parts)) for file in files} - {"__init__"}
    assert there == {part for floor in FLOORS[layer] for part in floor}


def test_no_module_imports_itself_in_a_roundabout_way():
    """Not through imports inside functions either, nor through those that only types need."""
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in sources()}
    names = {name.removesuffix(".__init__"): path for name, path in names.items()}

    def known(name: str) -> str:
        while name and name not in names:
            name = name.rpartition(".")[0]
        return name

    arrows = {name: {*map(known, imported(path))} - {"", name} for name, path in names.items()}
    try:
        [*TopologicalSorter(arrows).static_order()]
    except CycleError as circle:
        pytest.fail(" > ".join(circle.args[1]))


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_uses_only_its_own_libraries(layer):
    known = OURS | ALLOWED[layer] | sys.stdlib_module_names
    wrong = {
        f"{relative(path)} imports {name}"
        for path in sources(layer)
        for name in imported(path)
        if top(name) not in known
    }
    assert not wrong


def test_packs_are_made_in_one_place():
    """So that each way in which they go out is held to the same checks."""
    made = {"briefings.compose.compose", "briefings.word.word", "briefings.odt.odt"}
    makers = {relative(path) for path in sources() if made & {*imported(path)}}
    assert makers == {"briefings/prepare.py"}
    laid = {"briefings.render.laid_out", "briefings.render.painted"}
    assert {relative(path) for path in sources() if laid & {*imported(path)}} == makers


def test_foreign_documents_are_read_by_a_process_of_their_own():
    libraries = {"docx", "odfdo", "pypdfium2", "pypdfium2_raw", "pikepdf"}
    readers = {relative(p) for p in sources() if libraries & set(map(top, imported(p)))}
    writers = {"copies.py", "greyed.py", "imposing.py", "word.py", "word_blocks.py"}
    writers |= {"edited_figures.py", "word_fields.py", "word_styles.py", "tracked.py"}
    writers |= {"odt.py", "odt_blocks.py", "odt_styles.py", "odt_tracked.py"}
    alone = (ROOT / f"core/intake/{name}.py" for name in ("child", "outside"))
    apart = [*alone, *sources("core/intake/readers")]
    assert readers <= {
        *map(relative, apart),
        *(f"briefings/{name}" for name in writers),
    }
    known = {name for path in apart for name in imported(path) if top(name) in OURS}
    assert all(name.startswith("core.intake.readers") for name in known)


def test_one_database_driver_is_used_and_only_one_module_connects():
    wrong = set()
    for path in sources():
        if relative(path) == "core/storage/driver.py":
            continue
        names = {top(name) for name in imported(path)}
        wrong |= {relative(path)} if names & {"sqlite3", "sqlcipher3", "apsw"} else set()
    assert not wrong


def test_nothing_imports_the_standard_sqlite():
    everywhere = [*sources(), *sorted((ROOT / "tests").rglob("*.py"))]
    wrong = [relative(p) for p in everywhere if "sqlite3" in {top(name) for name in imported(p)}]
    assert not wrong


def test_sql_stands_in_storage_alone():
    wrong = {
        f"{relative(path)}:{node.lineno}"
        for path in sources()
        if not relative(path).startswith("core/storage/")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value)
    }
    assert not wrong


def test_no_model_is_made_of_items_that_two_owners_free():
    """But the sections of a pack, which are dragged; they never change but in their order."""
    items = re.compile(r"QStandardItem|QListWidget\b|QTreeWidget\b")
    wrong = {relative(path) for path in sources() if items.search(path.read_text("utf-8"))}
    assert wrong == {"ui/briefings/sections.py"}, "see ui/kit/tree_rows.py"


def test_no_layout_is_asked_for_an_item():
    asked = re.compile(r"[.]itemAt(Position)?\(")
    tests = (ROOT / "tests").rglob("*.py")
    wrong = {
        relative(path) for path in (*sources(), *tests) if asked.search(path.read_text("utf-8"))
    }
    assert not wrong, "see ui/kit/layouts.py"


def test_the_shell_names_no_panel():
    """But what its actions open; panels are named where they are declared."""
    named = {
        relative(path)
        for path in sources("ui/shell")
        for name in imported(path)
        if name.startswith("ui.") and name.endswith("Panel") and name != "ui.panel.Panel"
    }
    assert named <= {"ui/shell/handlers.py"}


def test_files_and_functions_stay_short():
    wrong = []
    for path in sources():
        lines = path.read_text(encoding="utf-8").count("\n")
        wrong += [f"{relative(path)}: {lines} lines"] if lines > LONGEST_FILE else []
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                place = f"{relative(path)}:{node.lineno} {node.name}: {length} lines"
                wrong += [place] if length > LONGEST_FUNCTION else []
    assert not wrong


def printed_by(code: str) -> list[str]:
    """The words that a fresh interpreter prints when it runs some code."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.split()


def loaded_by(code: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after running some code."""
    return set(printed_by(f"{code}\nimport sys\nprint(*sys.modules)"))


def test_the_window_starts_without_what_only_later_work_needs():
    shown = "ui.app, ui.shell.window, ui.overview.panel"
    start = f"import main; main.start_quickly(); import {shown}"
    assert not loaded_by(start) & {*HEAVY, *SELDOM, "difflib", "typing_extensions"}


def test_nothing_of_the_toolkit_is_imported_beside_the_window():
    """Two threads that ask for classes of Qt at once bring the program down."""
    beside = "import importlib, sys; from ui.shell.warm import BESIDE; before = {*sys.modules}\n"
    told = "[importlib.import_module(each) for each in BESIDE]; print(*{*sys.modules} - before)"
    loaded = {name.partition(".")[0] for name in printed_by(f"{beside}{told}")}
    assert "numpy" in loaded
    assert not loaded & QT


def test_a_pack_of_everything_is_made_without_a_file_or_a_search():
    made = "from bench.pack_content import dossier, made, recipe; made(dossier(), recipe())"
    assert not loaded_by(made) & {"core.storage.driver", "core.views.search.saved"}


def test_commands_and_paper_know_no_toolkit():
    assert not loaded_by("import cli, briefings, core.views.checks") & QT


def test_versions_agree():
    import tomllib

    from core.version import VERSION

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION


def test_every_file_that_the_architecture_names_is_there():
    """A name without a folder is of the folder named last."""
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    named = re.findall(r"`([\w./-]+(?:[.](?:py|ttf|md)|/))`", text)
    folder, missing = ROOT, []
    for name in named:
        path = (ROOT if "/" in name or not (folder / name).exists() else folder) / name
        missing += [] if path.exists() else [name]
        folder = path if name.endswith("/") else path.parent
    assert len(named) > 60
    assert not missing
