"""Who sits across the table: the delegations, with what is known of their members."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from briefings.compose.absent import nothing
from briefings.compose.context import PackContext, signed
from briefings.document import Block, Heading, Prose, Run, plain
from core.language import gettext as _
from core.model.naming import choice
from core.model.records import Delegate, Membership, Party
from core.text.conventions import at_beginning, own_way
from core.text.saying import list_of, semicolons
from core.views.held_words import members_of, membership_words

APART = " "


def delegations(context: PackContext) -> tuple[Block, ...]:
    """The blocks of the section; parties in the dossier's order, groups with their members."""
    dossier, members = context.dossier, context.dossier.all(Delegate)
    blocks: list[Block] = [Heading(_("Delegations"), 1, anchor="delegations")]
    without: list[str] = []
    for party in dossier.parties:
        own = [each for each in members if each.party == party.id]
        belonging = members_of(dossier, party.id)
        if own or belonging:
            blocks.append(Heading(party.name, aside=choice(party.role)))
            blocks += _group(context, belonging)
            blocks += _delegates(context, party, own)
        else:
            without.append(own_way(party.name))
    if not members and not dossier.count(Membership):
        blocks.append(nothing(_("No delegation members are recorded.")))
    elif without and context.shows_all:
        said = _("No members recorded: {parties}.").format(parties=list_of(without))
        blocks.append(Prose(plain(said), small=True))
    return tuple(blocks)


def _group(context: PackContext, belonging: Sequence[Membership]) -> Iterator[Block]:
    if belonging:
        said = semicolons(membership_words(context.dossier, each) for each in belonging)
        level = context.highest(*(context.level(each, "role") for each in belonging))
        members = Run(_("Members:"), strong=True)
        yield Prose((*context.portion_at(level), members, Run(" " + said, level=level)))


def _delegates(context: PackContext, party: Party, members: Sequence[Delegate]) -> Iterator[Block]:
    for each in members:
        level = context.level(each, "name")
        name = (
            replace(signed(party)[0], hangs=APART),
            *context.portion(each, "name"),
            Run(at_beginning(each.name), strong=True, level=level),
            Run(f"  {each.function}", level=level),
        )
        life = context.background(each, each.biography, "biography") if each.biography else ()
        yield Prose((*name, Run("\n"), *life) if life else name)
