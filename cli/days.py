"""Days on the command line."""

import datetime as dt

import click

from core.language import gettext as _


def day(text: str) -> dt.date:
    """The day that a text names; UsageError if it names none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        sentence = _("“{text}” is not a date. Write it as in 2025-12-31.")
        raise click.UsageError(sentence.format(text=text)) from None


def day_option(
    _context: click.Context, _option: click.Parameter, text: str | None
) -> dt.date | None:
    """The day that an option gives; None where it is left out."""
    return None if text is None else day(text)
