"""Tracked changes of an OpenDocument text."""

from core.intake.readers.package import Element, child, local


class OpenChange:
    """A tracked change, by its id: what kind it is, by whom, and what was deleted."""

    def __init__(self, region: Element) -> None:
        told = next((each for each in region if local(each.tag) != "format-change"), None)
        self.kind = {"insertion": "ins", "deletion": "del"}.get(
            "" if told is None else local(told.tag), ""
        )
        creator = child(told, "change-info", "creator")
        self.author = "" if creator is None else str(creator.text or "")
        self.content = () if told is None else [e for e in told if local(e.tag) != "change-info"]
