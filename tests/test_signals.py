"""What a signal carries is what its handler takes: every `.connect(` of the window's code, with the
types that mypy infers on both sides.

PySide hands a handler as many of a signal's values as it has room for, whatever they are. So a
handler must not ask for more or for something else, and a parameter with a default must not get
by chance what a button says of itself: `clicked` carries whether it is checked. A first letter `_`
says that a parameter is there to be ignored. What a signal declares as `object` is told by what is
emitted.
"""

import importlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pytest
from mypy import build
from mypy.checker import TypeChecker
from mypy.find_sources import create_source_list
from mypy.nodes import CallExpr, Expression, MemberExpr, MypyFile, TypeInfo
from mypy.options import Options
from mypy.plugin import MethodContext, Plugin
from mypy.subtypes import is_subtype
from mypy.types import (
    AnyType,
    CallableType,
    Instance,
    Overloaded,
    Type,
    TypeOfAny,
    TypeVarType,
    get_proper_type,
)

ROOT = Path(__file__).resolve().parent.parent
SIGNAL = "PySide6.QtCore.SignalInstance"
BUILTIN = {"QString": "str", "int": "int", "bool": "bool", "double": "float", "QVariantMap": "dict"}
OBJECT = "PyObject"
TOOLKIT = ("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets")
IN_LOOPS = {"ui/kit/date_field.py", "ui/kit/working.py"}
"""Where one name stands for several signals."""
RENAMING = {"superqt"}
"""Libraries whose objects take the place of a signal by another, unseen by any type."""
CLICK = ("PySide6.QtGui.QAction", "triggered")

Key = tuple[str, str]
"""A signal: the class that declares it, and its name."""


@dataclass
class Site:
    """One place where a handler is given to a signal; no key where it cannot be told which."""

    place: str
    signal: Key | None
    handler: Type | None
    target: Key | None = None


@dataclass
class Found:
    """All that the code says of signals."""

    files: dict[str, MypyFile] = field(default_factory=dict)
    sites: dict[tuple[str, int], Site] = field(default_factory=dict)
    emitted: defaultdict[Key, list[list[Type]]] = field(default_factory=lambda: defaultdict(list))

    @cached_property
    def chained(self) -> dict[Key, list[Key]]:
        """The signals that pass others on, and which."""
        chained: defaultdict[Key, list[Key]] = defaultdict(list)
        for site in self.sites.values():
            if site.target is not None and site.signal is not None:
                chained[site.target].append(site.signal)
        return chained


class Reader(Plugin):
    """Notes what mypy meets of signals while it checks."""

    def __init__(self, options: Options, found: Found) -> None:
        super().__init__(options)
        self._found = found

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        """What to do with a call; its type stays as it is."""
        owner, _dot, name = fullname.rpartition(".")
        if name == "addAction" and owner.startswith("PySide6."):
            return self._note_action
        noting = {"connect": self._note_connection, "emit": self._note_emission}
        return noting.get(name) if owner == SIGNAL else None

    def _note_connection(self, context: MethodContext) -> Type:
        assert isinstance(context.context, CallExpr)
        self._note(context, _signal(context), context.context.args[0])
        return context.default_return_type

    def _note_action(self, context: MethodContext) -> Type:
        assert isinstance(context.context, CallExpr)
        for arg in context.context.args:
            if isinstance(_type(context, arg), CallableType):
                self._note(context, CLICK, arg)
        return context.default_return_type

    def _note(self, context: MethodContext, signal: Key | None, handler: Expression) -> None:
        path = Path(context.api.path)
        if not path.is_relative_to(ROOT / "ui"):
            return
        place = f"{path.relative_to(ROOT)}:{context.context.line}"
        taken = _type(context, handler)
        target = _key(context, handler) if _full_name(taken) == SIGNAL else None
        self._found.sites[place, handler.column] = Site(place, signal, taken, target)

    def _note_emission(self, context: MethodContext) -> Type:
        signal = _signal(context)
        if signal is not None:
            self._found.emitted[signal].append(
                [kind for kinds in context.arg_types for kind in kinds]
            )
        return context.default_return_type


def _signal(context: MethodContext) -> Key | None:
    assert isinstance(context.context, CallExpr)
    callee = context.context.callee
    return _key(context, callee.expr) if isinstance(callee, MemberExpr) else None


def _key(context: MethodContext, expression: Expression) -> Key | None:
    """The signal that an expression names."""
    if not isinstance(expression, MemberExpr):
        return None
    owner = _type(context, expression.expr)
    if isinstance(owner, TypeVarType):
        owner = get_proper_type(owner.upper_bound)
    if not isinstance(owner, Instance):
        return None
    if not owner.type.fullname.startswith(("ui.", "PySide6.")):
        return owner.type.module_name.partition(".")[0], expression.name
    declared = (each for each in owner.type.mro if expression.name in each.names)
    return next(declared, owner.type).fullname, expression.name


def _type(context: MethodContext, expression: Expression) -> Type | None:
    checker = context.api
    assert isinstance(checker, TypeChecker)
    kind = get_proper_type(checker.lookup_type_or_none(expression))
    return checker.expr_checker.accept(expression) if kind is None else kind


def _full_name(kind: Type | None) -> str:
    return kind.type.fullname if isinstance(kind, Instance) else ""


@pytest.fixture(scope="module")
def found() -> Found:
    """What the code of the window says of signals."""
    options = Options()
    options.check_untyped_defs = options.ignore_missing_imports = True
    options.incremental = False
    options.cache_dir = "/dev/null"
    options.follow_imports = "silent"
    found = Found()
    wanted = create_source_list([str(ROOT / "ui")], options)
    result = build.build(wanted, options, extra_plugins=[Reader(options, found)])
    assert not result.errors
    found.files.update(result.files)
    return found


def test_handlers_take_what_signals_carry(found: Found) -> None:
    assert len(found.sites) > 300, "the code's own connections are found"
    wrong = "\n".join(_wrong(found))
    assert not wrong, wrong


def _wrong(found: Found) -> Iterator[str]:
    for site in found.sites.values():
        if site.signal is None:
            if site.place.partition(":")[0] not in IN_LOOPS:
                yield f"{site.place}: which signal is this?"
            continue
        if site.signal[0] in RENAMING:
            continue
        complaint = _complaint(found, site, _carried(found, site.signal))
        if complaint:
            yield f"{site.place} {'.'.join(site.signal)}: {complaint}"


def _complaint(found: Found, site: Site, carried: list[list[Type]]) -> str:
    handler, of_qt = site.handler, site.signal is not None and site.signal[0].startswith("PySide6")
    if site.target is not None:
        passed = _declared(site.target)
        return "" if len(passed) <= len(carried) else "passes on more than there is"
    if isinstance(handler, Overloaded):
        told = [_misfit(each, carried, of_qt) for each in handler.items]
        return "" if "" in told else told[0]
    if isinstance(handler, Instance) and handler.extra_attrs is not None:
        handler = get_proper_type(handler.extra_attrs.attrs.get("__mypy_partial"))
    return _misfit(handler, carried, of_qt) if isinstance(handler, CallableType) else ""


def _misfit(handler: CallableType, carried: list[list[Type]], of_qt: bool) -> str:
    by_chance = of_qt and not _full_name_of(handler).startswith("PySide6")
    places = [n for n, kind in enumerate(handler.arg_kinds) if kind.is_positional()]
    required = sum(handler.arg_kinds[n].is_required() for n in places)
    if required > len(carried):
        return f"takes {required} values of {len(carried)}"
    for given, number in zip(carried, places, strict=False):
        name = handler.arg_names[number] or ""
        wanted = get_proper_type(handler.arg_types[number])
        if by_chance and handler.arg_kinds[number].is_optional() and not name.startswith("_"):
            return f"“{name}” would get what the signal says"
        for each in given:
            if not isinstance(get_proper_type(each), AnyType) and not is_subtype(each, wanted):
                return f"“{name}” is {wanted}, not {each}"
    return ""


def _full_name_of(handler: CallableType) -> str:
    return getattr(handler.definition, "fullname", "")


def _declared(signal: Key) -> list[str]:
    """The types of a signal's values, by Qt's names; of several ways the longest."""
    module, _dot, name = signal[0].rpartition(".")
    owner = getattr(importlib.import_module(module), name)
    ways = str(getattr(owner, signal[1])).split(";")
    inside = max((way.strip().partition("(")[2].rstrip(")") for way in ways), key=len)
    return re.findall(r"[^,<]+(?:<[^>]*>)?[*&]?", inside)


def _carried(found: Found, signal: Key, seen: tuple[Key, ...] = ()) -> list[list[Type]]:
    """For each of a signal's values, the types that it can have; none where that is not known."""
    carried: list[list[Type]] = []
    for number, name in enumerate(_declared(signal)):
        kinds = [_named(found, name)] if name != OBJECT else []
        if name == OBJECT:
            kinds += [given[number] for given in found.emitted[signal] if number < len(given)]
            for source in found.chained.get(signal, ()):
                if source not in seen:
                    passed = _carried(found, source, (*seen, signal))
                    kinds += passed[number] if number < len(passed) else []
        carried.append([kind for kind in kinds if kind is not None])
    return carried


def _named(found: Found, name: str) -> Type | None:
    """The type that Qt calls so."""
    plain = re.sub(r"^const |[*&]", "", name).strip()
    if plain in BUILTIN:
        return _instance(found, "builtins", BUILTIN[plain])
    kinds = (_instance(found, module, plain.split("::")[-1]) for module in TOOLKIT)
    return next((kind for kind in kinds if kind is not None), None)


def _instance(found: Found, module: str, name: str) -> Type | None:
    entry = found.files[module].names.get(name)
    if entry is None or not isinstance(entry.node, TypeInfo):
        return None
    return Instance(entry.node, [AnyType(TypeOfAny.special_form) for _each in entry.node.type_vars])
