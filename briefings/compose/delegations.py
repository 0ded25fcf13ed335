"""Who sits across the table: the delegations, with what is known of their members."""

from collections.abc import Iterator

from briefings.compose.absent import nothing
from briefings.compose.context import PackContext, signed
from briefings.document import Block, Heading, Prose, Run
from core.language import gettext as _
from core.model.naming import choice
from core.model.records import Delegate, Party


def delegations(context: PackContext) -> tuple[Block, ...]:
    """The blocks of the section; parties in the dossier's order."""
    members = context.dossier.all(Delegate)
    blocks: list[Block] = [Heading(_("Delegations"), 1, anchor="delegations")]
    for party in context.dossier.parties:
        own = [each for each in members if each.party == party.id]
        if own:
            blocks += _party(context, party, own)
    if not members:
        blocks.append(nothing(_("No delegation members are recorded.")))
    return tuple(blocks)


def _party(context: PackContext, party: Party, members: list[Delegate]) -> Iterator[Block]:
    yield Heading(party.name, aside=choice(party.role))
    for each in members:
        name = (*signed(party)[:1], Run(each.name, strong=True), Run(f"  {each.function}"))
        life = context.background(each, each.biography, "biography") if each.biography else ()
        yield Prose((*name, Run("\n"), *life) if life else name)
