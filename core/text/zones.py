"""Time zones by their names in the IANA database."""

from zoneinfo import available_timezones

LEGACY = ("Etc/", "SystemV/", "US/", "posix/", "right/")
"""Where names lie that nobody looks for."""


def zone_names() -> list[str]:
    """The names of places, in alphabetical order, and UTC."""
    places = (n for n in available_timezones() if "/" in n and not n.startswith(LEGACY))
    return ["UTC", *sorted(places)]


def is_zone(name: str) -> bool:
    """Whether there is a time zone of this name."""
    return name in available_timezones()
