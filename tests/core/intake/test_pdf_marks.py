"""PDF forms and marks: what is chosen and what is not is read or named, as are stamps and such."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from reportlab.pdfgen.canvas import Canvas

from tests.core.intake.papers import pdf, taken


def form(draw):
    data = io.BytesIO()
    canvas = Canvas(data)
    canvas.drawString(72, 760, "Body.")
    draw(canvas.acroForm)
    canvas.save()
    return taken("pdf", data.getvalue())


def marked(*marks, root=None):
    """A page with these marks on it."""
    data = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("Fees rose."))) as paper:
        found = [
            paper.make_indirect(Dictionary(Type=Name.Annot, Rect=[300, 500, 400, 520], **each))
            for each in marks
        ]
        paper.pages[0].Annots = Array(found)
        fields = Array([each for each in found if each.Subtype == Name.Widget])
        paper.Root.AcroForm = Dictionary(Fields=fields, **(root or {}))
        paper.save(data)
    return taken("pdf", data.getvalue())


def widget(kind, name, **told):
    return {"Subtype": Name.Widget, "FT": kind, "T": name, **told}


OPTIONS = {"value": "Bora", "options": ["Alba", "Bora", "Cala"]}


@pytest.mark.parametrize(
    ("draw", "line", "hidden"),
    [
        (lambda f: f.checkbox(name="agree", tooltip="We agree", checked=True), "We agree: ☒", ()),
        (lambda f: f.checkbox(name="agree", checked=False), "agree: ☐", ()),
        (
            lambda f: [f.radio(name="way", value=v, selected=v == "sea") for v in ("sea", "land")],
            "way: ☒ sea\nway: ☐ land",
            (),
        ),
        (lambda f: f.listbox(name="ports", **OPTIONS), "ports: ☐ Alba ☒ Bora ☐ Cala", ()),
        (lambda f: f.choice(name="port", **OPTIONS), "port: Bora", ("1: port: Alba, Cala",)),
        (lambda f: f.textfield(name="n", tooltip="Name", value="Ann"), "Name: Ann", ()),
        (lambda f: f.textfield(name="n", value=""), "", ()),
    ],
)
def test_what_is_chosen_and_what_is_not_is_told_apart(draw, line, hidden):
    found = form(draw)
    assert found.text == f"Body.\n{line}".strip()
    assert found.lost.get("hidden", ()) == hidden


def test_of_a_list_of_very_many_items_the_rest_is_named():
    found = form(lambda f: f.listbox(name="n", value="1", options=[*map(str, range(1, 1204))]))
    assert found.text.endswith(" ☐ 1000")
    assert found.lost["hidden"] == ("1: n: 1001–1203",)


def test_fields_that_say_nothing_in_words_are_named():
    found = marked(
        widget(Name.Sig, "s", TU="Head of delegation"),
        widget(Name.Btn, "Send", Ff=1 << 16),
        widget(Name.Tx, "secret", V="five", F=2),
    )
    assert found.text == "Fees rose."
    assert found.lost == {
        "signature": ("1: Head of delegation",),
        "button": ("1: Send",),
        "hidden": ("1: secret: five",),
    }


def test_a_form_in_xfa_is_named():
    found = marked(root={"XFA": Array(["template", pikepdf.String("<xdp/>")])})
    assert "xfa" in found.lost


ON_FEES = Array([72, 712, 98, 712, 72, 695, 98, 695])


@pytest.mark.parametrize(
    ("mark", "lost"),
    [
        ({"Subtype": Name.Stamp, "Name": Name.Approved}, {"picture": ("1: Approved",)}),
        ({"Subtype": Name.Stamp, "Contents": "OK", "T": "Ann"}, {"comment": ("1: Ann: OK",)}),
        ({"Subtype": Name.Ink}, {"picture": ("1: Ink",)}),
        ({"Subtype": Name.Movie, "T": "Talk"}, {"object": ("1: Talk",)}),
        ({"Subtype": Name.StrikeOut, "QuadPoints": ON_FEES}, {"struck": ("1: Fees",)}),
        (
            {"Subtype": Name.StrikeOut, "QuadPoints": ON_FEES, "Contents": "No"},
            {"comment": ("1: No",), "struck": ("1: Fees",)},
        ),
        ({"Subtype": Name.Highlight, "QuadPoints": ON_FEES}, {}),
    ],
)
def test_marks_that_are_no_comments_are_named(mark, lost):
    found = marked(mark)
    assert (found.text, found.lost) == ("Fees rose.", lost)
