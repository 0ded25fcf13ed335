"""The axes of the gap trend. Importing this module imports pyqtgraph: do it when first needed."""

import pyqtgraph as pg
from PySide6.QtGui import QPainter


class Axis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Draws itself directly: pyqtgraph's own axis keeps a QPicture, which Qt plays back at a
    different size on anything that is not a screen."""

    def paint(self, painter: QPainter, _option: object, _widget: object) -> None:
        """Draw the labels on the axis."""
        specs = self.generateDrawSpecs(painter)
        if specs is not None:
            self.drawPicture(painter, *specs)
