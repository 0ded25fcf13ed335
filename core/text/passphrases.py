"""Passphrases: how long one would withstand guessing, and one of words drawn by lot."""

import math
import secrets
from functools import cache
from importlib.resources import files

import msgspec

from core.language import gettext as _
from core.language import noop

WORDS = 6
"""How many words are drawn: 77 bits from a list of 7,776."""
GUESSES = 10_000_000
"""How many guesses a second a well-equipped attacker is taken to make, at the cost of each (see
`core.storage.protection`): a thousand machines with ten thousand a second."""
JUDGED = 72
"""How many characters the estimator looks at."""
HOUR, YEAR = 3600, 365 * 24 * 3600
TIMES: tuple[tuple[float, bool, str], ...] = (
    (HOUR, True, noop("Weak: guessed within an hour by a well-equipped attacker.")),
    (YEAR, True, noop("Weak: guessed within a year by a well-equipped attacker.")),
    (100 * YEAR, False, noop("Fair: guessed within a century by a well-equipped attacker.")),
    (math.inf, False, noop("Strong: not guessed within a century by a well-equipped attacker.")),
)
"""Up to how many seconds it takes, whether that is weak, and what to say."""
UNKNOWN = noop(
    "Not known: only passphrases in Latin letters without accents can be judged. Words drawn by "
    "lot are strong."
)


class Estimate(msgspec.Struct, frozen=True):
    """What can be said of a passphrase."""

    weak: bool
    sentence: str


def estimate(passphrase: str) -> Estimate:
    """How long a passphrase would withstand guessing. That is known only for what is written in
    Latin letters: the estimator has no words of other scripts."""
    if not passphrase.isascii():
        return Estimate(False, _(UNKNOWN))
    from zxcvbn import zxcvbn

    seconds = float(zxcvbn(passphrase[:JUDGED], max_length=JUDGED)["guesses"]) / GUESSES
    weak, told = next((weak, told) for most, weak, told in TIMES if seconds <= most)
    return Estimate(weak, _(told))


def estimates() -> tuple[str, ...]:
    """All sentences that an estimate can have."""
    return (*(_(told) for _most, _weak, told in TIMES), _(UNKNOWN))


def drawn() -> str:
    """A passphrase of words drawn by lot."""
    return " ".join(secrets.choice(_words()) for _word in range(WORDS))


@cache
def _words() -> tuple[str, ...]:
    listed = files("xkcdpass").joinpath("static", "eff-long").read_text("utf-8")
    return tuple(line.split()[-1] for line in listed.splitlines() if line.strip())
