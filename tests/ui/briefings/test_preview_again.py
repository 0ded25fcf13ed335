"""A preview that is there already is told of again, not made again."""

import datetime as dt

import msgspec
from PySide6.QtCore import QObject

from bench.pack_content import dossier, recipe
from briefings import prepare
from briefings.prepare import PackRequest
from ui.briefings.preview import Previewer


def test_the_same_pack_is_not_made_again(qtbot, monkeypatch):
    made = []
    plain = prepare.prepared

    def counted(*asked, **how):
        made.append(asked)
        return plain(*asked, **how)

    monkeypatch.setattr(prepare, "prepared", counted)
    owner = QObject()
    previewer, talks, now = Previewer(owner), dossier(), recipe()
    for shown, wanted, count in (
        (talks, now, 1),
        (talks, now, 1),
        (talks, msgspec.structs.replace(now, made_at=now.made_at + dt.timedelta(1)), 1),
        (talks, msgspec.structs.replace(now, version=9), 2),
        (dossier(), now, 3),
    ):
        with qtbot.waitSignal(previewer.made):
            previewer.ask(PackRequest(shown, wanted))
        assert len(made) == count
    previewer.stop()
