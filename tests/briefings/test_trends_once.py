"""A pack asks for the same trend in curves, figures and paces; it is worked out once."""

from collections import Counter

import msgspec

from bench.pack_content import dossier, recipe
from briefings.compose import compose
from core.analysis import trend as trends


def test_a_pack_works_out_each_trend_once_and_none_again_after_words_were_edited(monkeypatch):
    worked: Counter[tuple[str, ...]] = Counter()
    plain = trends.plain_trend

    def counted(shown, pair, issues, until):
        worked[tuple(issue.id for issue in issues)] += 1
        return plain(shown, pair, issues, until)

    monkeypatch.setattr(trends, "plain_trend", counted)
    talks = dossier()
    compose(talks, recipe())
    assert set(worked.values()) == {1}
    worked.clear()
    point = talks.points[0]
    compose(talks.replacing(point, msgspec.structs.replace(point, bottom_line="New.")), recipe())
    assert not worked
