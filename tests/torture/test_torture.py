"""A second of every trial."""

import pytest

from tests.torture.tally import Trial, bad, tried
from tests.torture.trials import TRIALS


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.__name__)
def test_nothing_is_lost(trial: Trial, long: bool) -> None:
    counted = tried(trial, 60 if long else 1)
    assert not bad(counted), counted
