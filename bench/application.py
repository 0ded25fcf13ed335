"""The one Qt application of a run, which parts that draw share."""

import sys

from PySide6.QtWidgets import QApplication


def application() -> QApplication:
    """The application, made when it is first asked for."""
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "Fusion"])
    assert isinstance(app, QApplication)
    return app
