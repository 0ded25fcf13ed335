"""The error tree: a `Problem` is something a person can cause or fix, and carries the sentence to
show.

Anything that is not a `Problem` is a bug and belongs in the crash dialog.
"""


class Problem(Exception):
    """Something a person can cause or fix; `str()` is the sentence to show."""


class RuleBroken(Problem):
    """A command asked for a dossier that must not exist; `field` is the field to correct in the
    edited record, "" if no single field is at fault."""

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
    """The file can no longer be read."""


class Protected(FileProblem):
    """The file needs a passphrase that was not given."""


class WrongPassphrase(Protected):
    """The passphrase that was given is not that of the file."""


class AlteredFile(DamagedFile):
    """Another program has changed how the file works."""


class FileInUse(FileProblem):
    """Another program has the file open."""


class FileReplaced(FileProblem):
    """Another program has moved, removed or replaced the open file."""


class CannotWrite(FileProblem):
    """The folder or file is read-only."""


class DiskFull(FileProblem):
    """No space left to write."""


class ImportProblem(Problem):
    """A file to import has lines that cannot be accepted; `lines` holds (number, sentence)
    pairs."""

    def __init__(self, sentence: str, lines: tuple[tuple[int, str], ...] = ()) -> None:
        super().__init__(sentence)
        self.lines = lines


class IntakeProblem(Problem):
    """A document's text cannot be imported."""


class ScanProblem(IntakeProblem):
    """A document holds pictures of text, and has to be read by OCR."""


class PackProblem(Problem):
    """A pack cannot be made as requested."""
