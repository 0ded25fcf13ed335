"""A page to try the printer with: margins, fonts, greys."""

from core.language import gettext as _
from core.text.days import now
from ui.forms.page_viewer import PageViewer
from ui.session import Desk


def show(desk: Desk) -> PageViewer:
    """Show the page, to be printed."""
    from briefings.render import render
    from briefings.trial_page import trial_page

    marking = desk.dossier.talks.marking
    pdf = render(trial_page("a4", now(), marking))
    viewer = PageViewer(desk, _("Test page"), pdf)
    viewer.show()
    return viewer
