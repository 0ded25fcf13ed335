"""A page to test the printer with: margins, fonts, greys."""

from core.language import gettext as _
from core.text.days import now
from ui.forms.page_viewer import PageViewer
from ui.session import Session


def show(session: Session) -> PageViewer:
    """Show the page, ready to print."""
    from briefings.render import render
    from briefings.trial_page import trial_page

    marking = session.dossier.talks.marking
    pdf = render(trial_page("a4", now(), marking))
    viewer = PageViewer(session, _("Test page"), pdf)
    viewer.show()
    return viewer
