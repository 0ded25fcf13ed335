"""The signatures under a dossier in words: who signed what, whether it holds, what that proves."""

from collections.abc import Iterable, Iterator

from core.errors import FileProblem
from core.language import gettext as _
from core.language import ngettext
from core.model.dossier import Dossier
from core.model.records import Signature
from core.storage.signatures import Verdict, Worth, verdicts
from core.storage.signing_key import fingerprint
from core.storage.store import Store
from core.text.days import local_day
from core.text.saying import long_date


def verdicts_on(store: Store, dossier: Dossier) -> tuple[Verdict, ...]:
    """What each signature of a dossier is worth, in order; none where the journal cannot be read,
    for which the check of the file has a sentence."""
    try:
        return tuple(verdicts(store, dossier.all(Signature)))
    except FileProblem:
        return ()


def failing(store: Store, dossier: Dossier) -> Iterator[str]:
    """The signatures that do not hold, a sentence each."""
    return (told(each) for each in verdicts_on(store, dossier) if each.fails)


def told(verdict: Verdict, own: str = "") -> str:
    """A signature in a sentence; `own` is the public key of whoever reads it, if there is one."""
    signature, worth = verdict.signature, _worth(verdict)
    day, number = long_date(local_day(signature.at)), signature.change
    if verdict.worth is Worth.FORGED:  # whose key it is cannot be told then
        sentence = _("Signature in the name of {name}, {date}, change {number}: {worth}")
        return sentence.format(name=signature.name, date=day, number=number, worth=worth)
    sentence = _("Signed by {name} ({key}) on {date} at change {number}: {worth}")
    key = _("fingerprint {fingerprint}")
    if signature.key == own:
        key = _("your key, fingerprint {fingerprint}")
    key = key.format(fingerprint=fingerprint(signature.key))
    return sentence.format(name=signature.name, key=key, date=day, number=number, worth=worth)


def _worth(verdict: Verdict) -> str:
    if verdict.worth is Worth.PURGED:
        words = ngettext(
            "holds, except for {count} change whose content was purged later: it does not cover "
            "what is left of it.",
            "holds, except for {count} changes whose content was purged later: it does not cover "
            "what is left of them.",
            verdict.purged,
        )
        return words.format(count=verdict.purged)
    return {
        Worth.HOLDS: _("holds."),
        Worth.ALTERED: _("does not hold. The journal is not the one that was signed."),
        Worth.FORGED: _(
            "does not hold. It was not made with the key that it names, or it was altered."
        ),
        Worth.ELSEWHERE: _(
            "was made in the file that this dossier was imported from, and says nothing about "
            "this one."
        ),
    }[verdict.worth]


def unproved(found: Iterable[Verdict], own: str = "") -> str:
    """What a signature by a key that is not known here is worth; "" if there is none."""
    others = (each.signature for each in found if not each.fails)
    if all(each.key == own for each in others):
        return ""
    return _(
        "A signature proves that whoever has its key signed this journal, not who that is. Have "
        "the signer read out the fingerprint of their key, by telephone or face to face, and "
        "compare it."
    )
