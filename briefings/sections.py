"""The sections of a pack, each declared once: the recipe, composing, the checks and the window's
list all read it here.

A new section is a module in `briefings/compose/` and a line in `SECTIONS`. Composers are named and
not imported, so that a window that shows the titles loads none of them.
"""

from collections.abc import Sequence
from typing import Final

import msgspec

from briefings.document import Start
from core.language import noop


class PackSection(msgspec.Struct, frozen=True, gc=False):
    """A section that a recipe may ask for; `title` is to be translated where it is shown.

    `composer` is the module in `briefings/compose/` and its function that gives the blocks, or the
    parts where it has several; empty for what is made of all the others. A section begins at its
    `start` and takes up to `norm` sides, 0 for any number, unless a part says otherwise. A
    `restricted` one never goes to others: it is the desk's own judgement, the gap and its weights
    among it. One `on_request` is in no full pack. `keys` are those of its parts in a laid pack, up
    to the first colon, where they are others than its id.
    """

    id: str
    title: str
    composer: str
    start: Start = "page"
    norm: float = 0.0
    landscape: bool = False
    restricted: bool = False
    on_request: bool = False
    keys: tuple[str, ...] = ()

    @property
    def laid_as(self) -> tuple[str, ...]:
        """The keys of its parts in a laid pack."""
        return self.keys or (self.id,)


SECTIONS: Final = (
    PackSection("cover", noop("Cover"), "", keys=("front",)),
    PackSection("contents", noop("Contents"), ""),
    PackSection(
        "steering", noop("Steering note"), "steering.steering", "right", 2.0, restricted=True
    ),
    PackSection("agenda", noop("Annotated agenda"), "meeting.agenda", norm=2.0),
    PackSection("glance", noop("Gap page"), "glance.glance", norm=1.0, restricted=True),
    PackSection("changes", noop("What changed since the last round"), "changes.changes", "flow"),
    PackSection("news", noop("What is new since the last pack"), "news.news", on_request=True),
    PackSection("card", noop("Points-to-make card"), "card.card", "sheet", 1.0),
    PackSection(
        "briefs",
        noop("Briefs on the sticking points"),
        "briefs.briefs",
        "right",
        2.0,
        keys=("brief", "short", "defensive"),
    ),
    PackSection(
        "defensive",
        noop("Defensive lines on every point"),
        "briefs.defensive",
        on_request=True,
        keys=("defensive-all",),
    ),
    PackSection("matrix", noop("Positions matrix"), "positions.matrix", norm=2.0, landscape=True),
    PackSection("plan", noop("Plan text: status"), "plan.plan", "right"),
    PackSection("redline", noop("Plan text: what changed"), "wordings.redlines"),
    PackSection(
        "columns", noop("Plan text: texts side by side"), "wordings.columns", landscape=True
    ),
    PackSection("proposals", noop("Proposals and responses"), "proposals.proposals"),
    PackSection(
        "packages",
        noop("Packages and trades"),
        "packages.packages",
        norm=1.0,
        restricted=True,
        on_request=True,
        keys=("package",),
    ),
    PackSection("delegations", noop("Delegations"), "delegations.delegations"),
    PackSection("record", noop("Record of the last round"), "meeting.record", norm=2.0),
    PackSection("notes", noop("Notes on other texts"), "notes.other_notes", "flow"),
    PackSection("chronology", noop("Chronology"), "chronology.chronology"),
    PackSection("sources", noop("Sources"), "sources.sources"),
    PackSection(
        "method", noop("How the figures are calculated"), "sources.method", restricted=True
    ),
    PackSection("glossary", noop("Glossary"), "glossary.glossary", "flow"),
    PackSection("handwriting", noop("Handwritten notes"), "meeting.handwriting", "flow"),
    PackSection(
        "annex",
        noop("Annex: red lines and fallbacks"),
        "annex.annex",
        "sheet",
        2.0,
        restricted=True,
        on_request=True,
    ),
    PackSection(
        "distribution", noop("Distribution and return"), "distribution.distribution", "right", 1.0
    ),
)
SECTION_NAMED: Final = {section.id: section for section in SECTIONS}
ALL_SECTIONS: Final = tuple(SECTION_NAMED)
FULL: Final = tuple(section.id for section in SECTIONS if not section.on_request)
"""The sections of a full pack, in their order."""


def restricted(names: Sequence[str]) -> tuple[PackSection, ...]:
    """Those of some sections that never go to others."""
    found = (SECTION_NAMED[name] for name in names if name in SECTION_NAMED)
    return tuple(section for section in found if section.restricted)
