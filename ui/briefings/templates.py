"""Managing templates: save the draft as one, import, export, remove."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu

from briefings.templates import SUFFIX, content, exported, imported
from core.editing.commands import create, remove
from core.errors import Problem
from core.language import gettext as _
from core.model.records import Template
from core.storage.names import inside, own_name
from core.storage.publish import put_file
from ui.briefings.draft import Draft
from ui.session import Session


def fill(menu: QMenu, session: Session, draft: Draft) -> None:
    """Fill the menu."""
    menu.clear()
    menu.addAction(_("Save as template…"), lambda: save(session, draft))
    menu.addAction(_("Import a template…"), lambda: import_template(session, draft))
    own = session.workspace.latest.all(Template)
    for title, act in ((_("Export"), hand_out), (_("Remove"), drop)):
        inner = menu.addMenu(title)
        inner.setEnabled(bool(own))
        for each in own:
            inner.addAction(each.name.replace("&", "&&"), partial(act, session, each))


def save(session: Session, draft: Draft) -> None:
    """Save the draft as a template under a name."""
    title = _("Save as template")
    name = session.prompts.text(session.window, title, _("Template name"), "")
    if name and name.strip():
        session.do(create(Template, name=name.strip(), content=content(draft.recipe)))


def import_template(session: Session, draft: Draft) -> None:
    """Import a template from a file into the dossier."""
    kinds = _("Templates ({pattern})").format(pattern=f"*{SUFFIX}")
    path = session.prompts.file_to_open(session.window, _("Import a template"), kinds)
    if path is None:
        return
    try:
        name, told = imported(path, draft.recipe)
    except Problem as problem:
        session.warn(str(problem))
        return
    session.do(create(Template, name=name, content=told))


def hand_out(session: Session, template: Template) -> None:
    """Export a template to a file."""
    suggestion = inside(Path.home(), own_name(template.name, SUFFIX))
    kinds = _("Templates ({pattern})").format(pattern=f"*{SUFFIX}")
    path = session.prompts.file_to_write(session.window, _("Export"), suggestion, kinds)
    if path is None:
        return
    try:
        put_file(path, exported(template))
    except Problem as problem:
        session.warn(str(problem))


def drop(session: Session, template: Template) -> None:
    """Remove a template from the dossier; undo brings it back."""
    session.do(remove(Template, template.id))
