"""What records are called."""

from core.model.records import Issue, Point
from core.views.names import issue_alone
from tests.dossiers import small


def test_issues_of_one_name_are_told_apart_by_their_points() -> None:
    catch = small().issues("p")[0]
    assert issue_alone(small(), catch) == "Catch"
    both = small(Point("q", 2, "Ports"), Issue("k", 1, "q", "Catch"))
    assert [issue_alone(both, both.issues(each)[0]) for each in "pq"] == [
        "Quota — Catch",
        "Ports — Catch",
    ]
