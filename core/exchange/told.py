"""What is said of the lines of a table that are not imported as they are."""

from collections.abc import Iterator
from contextlib import contextmanager

from core.errors import ImportProblem, RuleBroken
from core.exchange.delimited import TableLimit
from core.language import gettext as _
from core.language import ngettext

LONGEST = 300
"""How much is told of a faulty line, in characters."""


class Undecided(ImportProblem):
    """A cell can mean more than one thing; `choice` is what somebody has to tell to decide it:
    "decimal", "dates" or "any_year"."""

    def __init__(self, sentence: str, choice: str) -> None:
        super().__init__(sentence)
        self.choice = choice


class BadLines(ImportProblem):
    """Lines of a table cannot be imported; `choices` are what would decide some of them, as of
    `Undecided`."""

    def __init__(
        self, sentence: str, lines: tuple[tuple[int, str], ...], choices: tuple[str, ...]
    ) -> None:
        super().__init__(sentence, lines)
        self.choices = choices


class ToldLines:
    """The lines of a table of which there is something to say, each with a sentence: `bad` cannot
    be imported, `differing` say something else than the dossier, `twice` repeat an earlier line."""

    def __init__(self) -> None:
        self.bad: list[tuple[int, str]] = []
        self.differing: list[tuple[int, str]] = []
        self.twice: list[tuple[int, str]] = []
        self._choices: dict[str, None] = {}

    @contextmanager
    def faults_of(self, line: int) -> Iterator[None]:
        """Tell what is wrong with a line; a limit that it breaks ends reading."""
        try:
            yield
        except TableLimit:
            raise
        except (ImportProblem, RuleBroken) as problem:
            self.bad.append((line, _shortened(str(problem))))
            cause = problem if isinstance(problem, Undecided) else problem.__cause__
            if isinstance(cause, Undecided):
                self._choices[cause.choice] = None

    def differs(self, line: int, sentence: str) -> None:
        """Tell what differs on a line, unless the sentence is empty."""
        if sentence:
            self.differing.append((line, _shortened(sentence)))

    def repeats(self, line: int, first: int) -> None:
        """Tell that a line says the same as an earlier one, and is not added."""
        sentence = _("The same as line {line}, and not added again.")
        self.twice.append((line, sentence.format(line=first)))

    def refuse_bad(self) -> None:
        """BadLines with all lines that cannot be imported, if there are any."""
        if self.bad:
            sentence = ngettext(
                "{count} line cannot be imported, so nothing was imported.",
                "{count} lines cannot be imported, so nothing was imported.",
                len(self.bad),
            )
            told = sentence.format(count=len(self.bad))
            raise BadLines(told, tuple(self.bad), tuple(self._choices))


def _shortened(sentence: str) -> str:
    """A sentence that can be shown, whatever the cell that it quotes holds."""
    if len(sentence) <= LONGEST:
        return sentence
    return f"{sentence[: LONGEST * 2 // 3]}…{sentence[-LONGEST // 3 :]}"
