"""The versions of a clause as they are told apart."""

from core.model.records import Clause, Wording
from core.views.versions import versions
from tests.dossiers import day, small


def test_versions_of_one_day_are_told_apart() -> None:
    texts = [Wording(f"w{n}", "c", f"Text {n}", date=day(max(n, 1))) for n in range(3)]
    told = versions(small(Clause("c", 1, "Fish"), *texts), "c")
    assert [each.words for each in told] == [
        "Working text · 2 Jan 2025 (1)",
        "Working text · 2 Jan 2025 (2)",
        "Working text · 3 Jan 2025",
    ]
