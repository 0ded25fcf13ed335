"""The sections of a pack, each declared once: the recipe, composing, the checks and the window's
list all read them here.

A new section is a module in `briefings/compose/` and a line in `SECTIONS`. Composers are named
rather than imported, so that a window that shows the titles loads none of them.
"""

from collections.abc import Sequence
from typing import Final

import msgspec

from briefings.document import Start
from core.language import noop


class PackSection(msgspec.Struct, frozen=True, gc=False):
    """A section that a recipe may ask for; `title` is translated where it is shown.

    `composer` is a module in `briefings/compose/` and the function in it that returns the blocks,
    or the parts if there are several; empty for what is made from all the others. A section begins
    at its `start`, its page limit is `norm` sides, 0 for none, and its pages are upright unless it
    is `landscape`: all three unless a part says otherwise. A `restricted` one never goes to others:
    it is the desk's own judgement, including the gap and its weights. One `on_request` is not in
    the full pack. `keys` are those of its parts in a laid-out pack, up to the first colon, if they
    differ from its id.
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
        """The keys of its parts in a laid-out pack."""
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
    PackSection("plan", noop("Plan text: status"), "plan.plan"),
    PackSection("redline", noop("Plan text: what changed"), "wordings.redlines"),
    PackSection("columns", noop("Plan text: texts side by side"), "wordings.columns"),
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
        "distribution", noop("Distribution and return"), "distribution.distribution", norm=1.0
    ),
)
SECTION_NAMED: Final = {section.id: section for section in SECTIONS}
ALL_SECTIONS: Final = tuple(SECTION_NAMED)
FULL: Final = tuple(section.id for section in SECTIONS if not section.on_request)
"""The sections of a full pack, in their order."""


def restricted(names: Sequence[str]) -> tuple[PackSection, ...]:
    """Those of these sections that never go to others."""
    found = (SECTION_NAMED[name] for name in names if name in SECTION_NAMED)
    return tuple(section for section in found if section.restricted)
