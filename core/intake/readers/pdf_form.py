"""Fields of forms on a page of a PDF, and what is filled in or chosen in them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2_raw.bindings as pdfium

from core.intake.readers.found import Losses
from core.intake.readers.pdf_file import string_of

_CHECKED, _OPEN = "\N{BALLOT BOX WITH X}", "\N{BALLOT BOX}"
_CHECKS = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
_NAMED = {pdfium.FPDF_FORMFIELD_SIGNATURE: "signature", pdfium.FPDF_FORMFIELD_PUSHBUTTON: "button"}
_ON = ("", "on", "yes", "true", "1")
"""What a box that is checked says where it says nothing else."""
MOST_OPTIONS = 1_000
"""How many items of a list are looked at; of the others it is said that there are some."""
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW


@contextmanager
def form_of(document: Any, page: Any) -> Iterator[Any]:
    """The form of a document, of which a page is looked at."""
    told = pdfium.FPDF_FORMFILLINFO(version=2)
    form = pdfium.FPDFDOC_InitFormFillEnvironment(document, told)
    try:
        pdfium.FORM_OnAfterLoadPage(page, form)
        yield form
        pdfium.FORM_OnBeforeClosePage(page, form)
    finally:
        pdfium.FPDFDOC_ExitFormFillEnvironment(form)


def line_of(form: Any, field: Any, page: int, losses: Losses) -> str:
    """A field as a line, "" if it says nothing; what it does not say is named with its page,
    counted from 1."""
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, field)
    name = " ".join(_said(form, field, "AlternateName").split()) or _said(form, field, "Name")
    if kind in _NAMED:
        losses.add(_NAMED[kind], f"{page}: {name}")
        return ""
    if kind in _CHECKS:
        sign = _CHECKED if pdfium.FPDFAnnot_IsChecked(form, field) else _OPEN
        choice = string_of(pdfium.FPDFAnnot_GetFormFieldExportValue, form, field)
        said = sign if choice.lower() in _ON else f"{sign} {choice}"
    else:
        said = _chosen(form, field, f"{page}: {name}", losses)
    line = f"{name}: {said}".removeprefix(": ") if said.strip() else ""
    if line and pdfium.FPDFAnnot_GetFlags(field) & _UNSEEN:
        losses.add("hidden", f"{page}: {line}")
        return ""
    return line


def _chosen(form: Any, field: Any, place: str, losses: Losses) -> str:
    """What is filled in, or what can be chosen with signs before it. Of a list that only shows what
    is chosen, the rest is named."""
    value = _said(form, field, "Value")
    count = pdfium.FPDFAnnot_GetOptionCount(form, field)
    if count > MOST_OPTIONS:
        losses.add("hidden", f"{place}: {MOST_OPTIONS + 1}–{count}")
    options = [
        (
            string_of(pdfium.FPDFAnnot_GetOptionLabel, form, field, n),
            bool(pdfium.FPDFAnnot_IsOptionSelected(form, field, n)),
        )
        for n in range(min(count, MOST_OPTIONS))
    ]
    if pdfium.FPDFAnnot_GetFormFieldType(form, field) == pdfium.FPDF_FORMFIELD_LISTBOX:
        return " ".join(f"{_CHECKED if on else _OPEN} {label}" for label, on in options)
    others = [label for label, on in options if not on and label != value]
    if others:
        losses.add("hidden", f"{place}: {', '.join(others)}")
    return ", ".join(label for label, on in options if on) or value


def _said(form: Any, field: Any, what: str) -> str:
    return string_of(getattr(pdfium, f"FPDFAnnot_GetFormField{what}"), form, field)
