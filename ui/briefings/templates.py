"""What can be done with templates: keep the draft as one, take one in, hand one out, remove one."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu

from briefings.templates import SUFFIX, content, exported, imported
from core.editing.commands import create, remove
from core.errors import Problem
from core.language import gettext as _
from core.model.records import Template
from core.storage.names import own_name
from core.storage.publish import put_file
from ui.briefings.draft import Draft
from ui.session import Desk


def fill(menu: QMenu, desk: Desk, draft: Draft) -> None:
    """Offer everything."""
    menu.clear()
    menu.addAction(_("Save as template…"), lambda: save(desk, draft))
    menu.addAction(_("Take in a template…"), lambda: take_in(desk, draft))
    own = desk.workspace.latest.all(Template)
    for title, act in ((_("Hand out"), hand_out), (_("Remove"), drop)):
        inner = menu.addMenu(title)
        inner.setEnabled(bool(own))
        for each in own:
            inner.addAction(each.name.replace("&", "&&"), partial(act, desk, each))


def save(desk: Desk, draft: Draft) -> None:
    """Keep the draft as a template under a name."""
    title = _("Save as template")
    name = desk.prompts.text(desk.window, title, _("What the template is called"), "")
    if name and name.strip():
        desk.do(create(Template, name=name.strip(), content=content(draft.recipe)))


def take_in(desk: Desk, draft: Draft) -> None:
    """Take a template from a file into the dossier."""
    kinds = _("Templates ({pattern})").format(pattern=f"*{SUFFIX}")
    path = desk.prompts.file_to_open(desk.window, _("Take in a template"), kinds)
    if path is None:
        return
    try:
        name, told = imported(path, draft.recipe)
    except Problem as problem:
        desk.warn(str(problem))
        return
    desk.do(create(Template, name=name, content=told))


def hand_out(desk: Desk, template: Template) -> None:
    """Write a template to a file."""
    suggestion = Path.home() / own_name(template.name, SUFFIX)
    kinds = _("Templates ({pattern})").format(pattern=f"*{SUFFIX}")
    path = desk.prompts.file_to_write(desk.window, _("Hand out"), suggestion, kinds)
    if path is None:
        return
    try:
        put_file(path, exported(template))
    except Problem as problem:
        desk.warn(str(problem))


def drop(desk: Desk, template: Template) -> None:
    """Remove a template from the dossier; undo brings it back."""
    desk.do(remove(Template, template.id))
