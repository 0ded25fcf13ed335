"""Speed against bounds. Screen work is measured without a display, on any laptop."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
