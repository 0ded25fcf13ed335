"""What can stop the making of a pack."""

from core.errors import PackProblem


class Cancelled(PackProblem):
    """The person no longer wants the pack."""
