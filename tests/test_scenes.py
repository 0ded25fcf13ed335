"""Every scene that is pictured can still be reached."""

import pytest

from tests import scenes
from tests.look import shown


@pytest.mark.usefixtures("qapp")
def test_every_scene_is_reached_from_the_window() -> None:
    with shown(scenes.contested(), "light", (1100, 700)) as window:
        for name, act in scenes.SCENES.items():
            seen = act(window) or window
            assert seen.isVisible(), name
            if seen is not window:
                seen.close()
