"""What terms and short forms mean."""

from briefings.compose.context import PackContext
from briefings.document import Block, Heading, Run, Table, TableColumn, TableRow
from core.language import gettext as _
from core.model.records import Definition


def glossary(context: PackContext) -> tuple[Block, ...]:
    """The terms that the desk recorded and the parties' codes, in alphabetical order."""
    entries = [
        (Run(party.code, strong=True), context.said(party, party.name, "name"))
        for party in context.dossier.parties
    ]
    entries += [
        (
            Run(each.word, strong=True, level=context.level(each, "word")),
            context.said(each, each.meaning, "meaning"),
        )
        for each in context.dossier.all(Definition)
    ]
    entries.sort(key=lambda each: each[0].text.casefold())
    if not entries:
        return ()
    rows = tuple(TableRow(((word,), meaning)) for word, meaning in entries)
    columns = (TableColumn(_("Word"), 0.22), TableColumn(_("Meaning"), 0.78))
    return Heading(_("Glossary"), 1, anchor="glossary"), Table(columns, rows)
