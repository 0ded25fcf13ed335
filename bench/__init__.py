"""Speed against bounds. What is measured on screen is measured without one, on any laptop."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
