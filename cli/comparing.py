"""What two texts have in common and what changed, and how far a text is from being agreed."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from cli.days import day as named_day
from cli.documents import OCR, draft_of
from cli.opening import EXISTING, reading, takes_passphrase
from core.language import gettext as _
from core.model.dossier import Dossier
from core.storage.driver import is_dossier
from core.storage.publish import put_file, refuse_dossier
from core.text.days import now
from core.text.extensions import ending_of

if TYPE_CHECKING:
    from core.lenses.marking import Levels, Portion
    from core.text.redline import RedlinePiece
    from core.views.redline_portions import RedlinePortions

FORMATS = ("text", "json", "docx", "odt", "pdf")
SIGNS = {"equal": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}", "moved": "{{>{}<}}"}
"""How a change is written as text."""


@click.command(
    help=_(
        "Compare A with B word by word; each is a document, or a dossier for the working text of "
        "its plan (FILE@DATE: as it stood by that date)."
    )
)
@takes_passphrase
@click.argument("before", metavar="A", type=EXISTING)
@click.argument("after", metavar="B", type=EXISTING)
@click.option("--format", "form", type=click.Choice(FORMATS), default=None)
@click.option("--out", type=EXISTING, default=None, help=_("File to write instead of the output."))
@click.option("--author", default="", help=_("Who the changes in a docx or odt file are by."))
@click.option("--only-changes", is_flag=True, help=_("In PDF, leave out lines that stay."))
@OCR
def redline(
    before: Path,
    after: Path,
    form: str | None,
    out: Path | None,
    author: str,
    only_changes: bool,
    ocr: str,
) -> None:
    """The redline on stdout or in a file. Docx and odt hold tracked changes."""
    from core.text.redline import redline as compared

    if out is not None:
        refuse_dossier(out)
    old, new = _side(before, ocr), _side(after, ocr)
    pieces, marking = compared(old.text, new.text), _marking(old, new)
    form, names = form or _format_of(out), (_name_of(before), _name_of(after))
    if form == "text":
        content = _text(pieces, marking, _portions(old, new))
    elif form == "json":
        content = _json(pieces, names, marking, _portions(old, new).markings(pieces))
    else:
        from briefings.redlined_file import redlined_file

        content = redlined_file(
            pieces,
            form,
            names,
            now(),
            author=author,
            marking=marking,
            portions=_portions(old, new),
            only_changes=only_changes,
        )
    _put(content, out)


def _format_of(out: Path | None) -> str:
    """The format that a file's name asks for; text for any other name, and without one."""
    ending = "" if out is None else ending_of(out)
    return ending if ending in FORMATS else FORMATS[0]


def _text(pieces: "Sequence[RedlinePiece]", marking: str, portions: "RedlinePortions") -> bytes:
    """Line by line as on paper: the marking above and below, marks before what they are of."""
    from core.text.conventions import capitals
    from core.text.redlined import readable, redlined_lines

    lines = redlined_lines(readable(pieces))
    said = []
    for mark, line in zip(portions.marks(lines), lines, strict=True):
        words = "".join(SIGNS[kind].format(text) for kind, text, _move in line.pieces if text)
        said.append(mark + words + (SIGNS[line.end].format("¶") if line.breaks else ""))
    around = [capitals(marking)] if marking else []
    return "".join(f"{each}\n" for each in (*around, *said, *around)).encode(
        "utf-8", "backslashreplace"
    )


def _json(
    pieces: "Sequence[RedlinePiece]", names: tuple[str, str], marking: str, levels: Sequence[str]
) -> bytes:
    told: list[dict[str, object]] = []
    for (kind, text, move), level in zip(pieces, levels, strict=True):
        told.append({"kind": str(kind), "text": text})
        told[-1].update({"move": move} if move else {})
        told[-1].update({"marking": level} if level else {})
    whole = {"before": names[0], "after": names[1], "marking": marking, "pieces": told}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _put(content: bytes, out: Path | None) -> None:
    if out is None:
        click.echo(content, nl=False)
        return
    put_file(out, content)
    click.echo(_("Saved: {file}").format(file=out))


@click.command(
    help=_(
        "Count the brackets of DOC: a document, or a dossier for the working text of its plan "
        "(FILE@DATE: as it stood by that date)."
    )
)
@takes_passphrase
@click.argument("document", metavar="DOC", type=EXISTING)
@click.option("--format", "form", type=click.Choice(FORMATS[:2]), default=FORMATS[0])
@OCR
def textgap(document: Path, form: str, ocr: str) -> None:
    """The counts on stdout, one a line; brackets without a partner with their places."""
    from core.text.draft_gap import text_gap
    from core.views.text_gap import plan_text_gap
    from core.views.unmatched import unmatched_words

    dossier = _dossier_of(document)
    gap = text_gap(draft_of(document, ocr)) if dossier is None else plan_text_gap(dossier)
    told: dict[str, object] = {
        "opening_brackets": gap.opening,
        "closing_brackets": gap.closing,
        "outermost": gap.outermost,
        "deepest": gap.deepest,
        "words": gap.words,
        "words_inside_share": round(gap.inside_share, 4),
        "options": gap.options,
        "clean_share": round(gap.clean_share, 4),
    }
    if form == "json":
        told["unbalanced"] = [each._asdict() for each in gap.unbalanced]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for name, value in told.items():
        click.echo(f"{name} {value}")
    click.echo(f"unbalanced {len(gap.unbalanced)}")
    for each in gap.unbalanced:
        where = _("line {line}, column {column}").format(line=each.line, column=each.column)
        what = unmatched_words(each._replace(clause=""), line=False)
        click.echo("\t".join(filter(None, (each.sign, each.clause, where, what, each.quote))))


class _Side(NamedTuple):
    """A text that is compared, its marking ("" for none), the markings that are known to the
    dossier it is from, and its clauses with theirs."""

    text: str
    marking: str = ""
    levels: "Levels" = ()
    portions: "tuple[Portion, ...]" = ()


def _marking(old: _Side, new: _Side) -> str:
    """The higher marking of both; "" for none."""
    from core.lenses.marking import highest_of

    return highest_of(old.levels + new.levels, (old.marking, new.marking))


def _portions(old: _Side, new: _Side) -> "RedlinePortions":
    """How the paragraphs of a redline of both are marked."""
    from core.views.redline_portions import RedlinePortions

    return RedlinePortions(old.levels or new.levels, old.portions, new.portions)


def _side(path: Path, ocr: str) -> _Side:
    """A document, or the plan of a dossier; what could not be kept is told."""
    from core.lenses.marking import levels
    from core.views.plan import standing_marking, standing_portions, standing_text

    dossier = _dossier_of(path)
    if dossier is None:
        return _Side(draft_of(path, ocr))
    marked = standing_marking(dossier), levels(dossier), standing_portions(dossier)
    return _Side(standing_text(dossier), *marked)


def _dossier_of(path: Path) -> Dossier | None:
    """The dossier in a file, as it stood by the date after an @ if there is one; None if it is
    none."""
    from core.lenses.said import said_by

    file, day = _dated(path)
    if not is_dossier(file):
        return None
    with reading(file) as workspace:
        return said_by(workspace.latest, named_day(day)) if day else workspace.latest


def _dated(path: Path) -> tuple[Path, str]:
    """A dossier and the date after its @; the file itself and "" where there is none."""
    name, _at, day = path.name.rpartition("@")
    if name and not path.exists() and is_dossier(path.with_name(name)):
        return path.with_name(name), day
    return path, ""


def _name_of(path: Path) -> str:
    """What a side of a comparison is called."""
    file, day = _dated(path)
    return f"{file.stem} {day}".strip()
