"""The error tree: a `Problem` is something a person can cause or mend, and carries the sentence.

Anything that is not a `Problem` is a bug and belongs in the crash dialog.
"""


class Problem(Exception):
    """Something a person can cause or mend; `str()` is the sentence to show."""


class RuleBroken(Problem):
    """A command asked for a dossier that must not exist; `field` is what to change in the record
    that was edited, "" where no single field is to blame."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class FileProblem(Problem):
    """The dossier's file cannot be opened, read or written."""


class NotADossier(FileProblem):
    """The file belongs to another program."""


class NewerFile(FileProblem):
    """The file was written by a later version."""


class DamagedFile(FileProblem):
    """The file cannot be read any more, or needs a passphrase that was not given."""


class FileInUse(FileProblem):
    """Another program holds the file."""


class CannotWrite(FileProblem):
    """The folder or file is read-only."""


class DiskFull(FileProblem):
    """No space left to write."""


class ImportProblem(Problem):
    """A file to import has lines that cannot be taken; `lines` holds (number, sentence) pairs."""

    def __init__(self, sentence: str, lines: tuple[tuple[int, str], ...] = ()) -> None:
        super().__init__(sentence)
        self.lines = lines


class IntakeProblem(Problem):
    """A document's text cannot be taken in."""


class PackProblem(Problem):
    """A pack cannot be made as asked."""
