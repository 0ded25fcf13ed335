"""What all tests share: how long random ones run, and dossier files that cost little to make."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from core.storage.store import Store
from core.workspace import Workspace
from tests.dossiers import small

settings.register_profile(
    "short",
    max_examples=15,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
settings.register_profile(
    "long",
    settings.get_profile("short"),
    max_examples=2000,
    stateful_step_count=60,
    derandomize=False,
)
settings.load_profile("short")


@pytest.fixture(scope="session")
def long(pytestconfig):
    """Whether there is time: `pytest --hypothesis-profile=long`."""
    return pytestconfig.getoption("hypothesis_profile") == "long"


@pytest.fixture(scope="session")
def small_file(tmp_path_factory) -> Path:
    """A closed file with the small dossier, to be copied and left as it is."""
    path = tmp_path_factory.mktemp("files") / "small.parley"
    Store.create(path, small()).close()
    return path


@pytest.fixture
def path(small_file, tmp_path) -> Path:
    """A closed file with the small dossier, for one test."""
    return Path(shutil.copy(small_file, tmp_path / "talks.parley"))


@pytest.fixture
def store(path):
    """The small dossier's file, open."""
    store = Store.open(path)
    yield store
    store.close()


@pytest.fixture
def workspace(path):
    """The small dossier at work."""
    workspace = Workspace.open(path, author="Ann")
    yield workspace
    workspace.close()
