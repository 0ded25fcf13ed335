"""Import and export, one file per format, listed in FORMATS."""

from dataclasses import dataclass

from core.language import noop


@dataclass(frozen=True, slots=True)
class Format:
    """A format of another program's file; `module` holds its functions and is imported by who
    uses them. `name` is for the catalogue, `reads` and `writes` name what goes in and out."""

    name: str
    suffix: str
    module: str
    reads: str = ""
    writes: str = ""


FORMATS = (
    Format(noop("Positions (CSV)"), "csv", "positions_csv", reads="import_positions"),
    Format(noop("Gap series (CSV)"), "csv", "gaps_series", writes="gaps_csv"),
    Format(noop("Gap series (JSON)"), "json", "gaps_series", writes="gaps_json"),
    Format(noop("Notes (table, CSV)"), "csv", "notes_csv", writes="notes_csv"),
    Format(noop("Notes (for Word, HTML)"), "html", "notes_html", writes="notes_html"),
    Format(
        noop("Notes (W3C annotations, JSON-LD)"), "jsonld", "notes_jsonld", writes="notes_jsonld"
    ),
)
