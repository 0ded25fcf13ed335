"""Word files: whatever a reader of the document sees is in the text, and what is not is named."""

import io
import re
import zipfile

import pytest

from core.intake import read_document
from tests.core.intake.papers import refusal, taken
from tests.core.intake.word_files import (
    STRICT,
    TRANSITIONAL,
    para,
    put_in,
    run,
    taken_out,
    word_xml,
)


def text(body, reading="accepted", **parts):
    return taken("office", word_xml(body, **parts)).read_as(reading).text


def all_readings(body, **parts):
    whole = taken("office", word_xml(body, **parts))
    return tuple(whole.read_as(each).text for each in ("accepted", "rejected", "marked"))


CELL = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"


def row(*cells, change=""):
    change = f'<w:trPr><w:{change} w:author="Ann"/></w:trPr>' if change else ""
    whole = (each if each.startswith("<w:tc>") else CELL.format("", para(each)) for each in cells)
    return f"<w:tr>{change}{''.join(whole)}</w:tr>"


def table(*rows):
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


@pytest.mark.parametrize(
    ("name", "namespace"), [("a.docx", STRICT), ("a.docm", TRANSITIONAL), ("a.dotx", TRANSITIONAL)]
)
def test_words_are_put_in_taken_out_and_moved(namespace, name):
    body = para("The Parties ", taken_out("may"), put_in("shall"), " meet.") + para(
        taken_out("Fees ", kind="moveFrom"), "are paid", put_in(" Fees", by="Bo", kind="moveTo")
    )
    whole = read_document(name, word_xml(body, namespace=namespace))
    assert whole.text == "The Parties shall meet.\nare paid Fees"
    assert whole.read_as("rejected").text == "The Parties may meet.\nFees are paid"
    assert whole.read_as("marked").text == (
        "The Parties [-Ann: may-]{+Ann: shall+} meet.\n[<Ann: Fees <]are paid{>Bo:  Fees>}"
    )
    assert "4 tracked changes, by Ann, Bo. This is the text with all of them accepted" in " ".join(
        whole.remarks
    )


def test_the_end_of_a_paragraph_is_put_in_or_taken_out():
    assert all_readings(para("One ", mark="del") + para("two.")) == (
        "One two.",
        "One \ntwo.",
        "One [-Ann: ¶-]\ntwo.",
    )
    assert all_readings(para("One ", mark="ins") + para("two."))[:2] == ("One \ntwo.", "One two.")


def test_a_paragraph_that_is_taken_out_whole_leaves_no_line():
    body = para("One.") + para(taken_out("Two."), mark="del") + para("Three.")
    assert all_readings(body)[:2] == ("One.\nThree.", "One.\nTwo.\nThree.")
    last = para("One.") + table(row("a")) + para(put_in("Two."), mark="ins")
    assert all_readings(last)[:2] == ("One.\na\nTwo.", "One.\na")


def test_what_was_taken_out_whole_can_still_be_read_as_it_was():
    gone = para(taken_out("All of it."), mark="del")
    assert all_readings(gone) == ("", "All of it.", "[-Ann: All of it.¶-]")
    read_as = read_document("a.docx", word_xml(gone)).read_as
    assert [read_as(each).text for each in ("accepted", "rejected")] == ["", "All of it."]


def test_what_was_changed_below_small_letters_is_a_change():
    base = f"<w:rubyBase>{taken_out('old')}{put_in('new')}</w:rubyBase>"
    ruby = f"<w:r><w:ruby>{base}<w:rt>{run('rt')}</w:rt></w:ruby></w:r>"
    assert all_readings(para(ruby))[:2] == ("new(rt)", "old(rt)")


def test_what_one_put_in_and_another_took_out_is_in_neither_text():
    body = para("a", f'<w:ins w:author="Ann">{taken_out("b", by="Bo")}</w:ins>', "c")
    assert all_readings(body) == ("ac", "ac", "a{+Ann: [-Bo: b-]+}c")


def test_rows_and_cells_are_put_in_and_taken_out():
    gone = CELL.format('<w:cellDel w:author="Ann"/>', para("gone"))
    body = table(
        row("a", "b"), row("c", "d", change="ins"), row("e", "f", change="del"), row("g", gone)
    )
    assert all_readings(body)[:2] == ("a\tb\nc\td\ng", "a\tb\ne\tf\ng\tgone")


RUNS_ON = "<w:rPr><w:specVanish/></w:rPr>"


def wrapped(kind, *blocks, by="Ann"):
    return f'<w:{kind} w:id="1" w:author="{by}">{"".join(blocks)}</w:{kind}>'


def test_whole_paragraphs_and_tables_are_put_in_and_taken_out():
    body = para("One.") + wrapped("ins", para("Two."), para("Three."))
    body += wrapped("del", table(row("a", "b")), by="Bo") + para("Four.")
    assert all_readings(body) == (
        "One.\nTwo.\nThree.\nFour.",
        "One.\na\tb\nFour.",
        "One.\n{+Ann: Two.+}\n{+Ann: Three.+}\n[-Bo: a-]\t[-Bo: b-]\nFour.",
    )


def test_a_change_around_paragraphs_stays_with_them_where_they_run_on():
    body = wrapped("ins", para("One ", mark="del")) + para("two.") + wrapped("ins", para("Three "))
    assert all_readings(body)[2] == "{+Ann: One [-Ann: ¶-]+}\ntwo.\n{+Ann: Three +}"
    body = wrapped("ins", para("One ", look=RUNS_ON)) + para("two.")
    assert all_readings(body)[2] == "{+Ann: One +}two."
    body = wrapped("ins", para("One ", look=RUNS_ON)) + wrapped("del", table(row("a")))
    assert all_readings(body)[2] == "{+Ann: One +}\n[-Ann: a-]"


def test_notes_have_their_mark_at_its_place_and_their_text_at_the_end():
    reference = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    body = para("The line of 1994", reference.format("footnote", 2), ".")
    body += para("End", reference.format("endnote", 3), put_in("."))
    notes = f'<w:footnote w:id="2">{para("<w:r><w:footnoteRef/></w:r>", " Reserved.")}</w:footnote>'
    ends = f'<w:endnote w:id="3">{para("See Annex.")}</w:endnote>'
    found = text(body, footnotes=notes, endnotes=ends)
    assert found == "The line of 1994[1].\nEnd[i].\n[1] Reserved.\n[i] See Annex."


def test_a_raised_figure_is_told_from_the_figure_before_it():
    raised = run("1", '<w:vertAlign w:val="superscript"/>')
    assert text(para("The line of 1994", raised, ". ", "Area in km", raised)) == (
        "The line of 1994¹. Area in km1"
    )


@pytest.mark.parametrize(
    ("above", "said"),
    [(["-6"], "10⁻⁶ m"), (["−", "6"], "10⁻⁶ m"), (["2, 3"], "10², ³ m"), (["th"], "10th m")],
)
def test_what_stands_above_the_line_never_makes_another_number(above, said):
    look = '<w:vertAlign w:val="superscript"/>'
    assert text(para("10", *(run(each, look) for each in above), " m")) == said


CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def field(instruction, result):
    instruction = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    shown = FIELD.format("separate") + result if result else ""
    return FIELD.format("begin") + instruction + shown + FIELD.format("end")


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (CONTROL.format(run("in a control")), "in a control"),
        (f'<w:smartTag w:element="x">{run("tagged")}</w:smartTag>', "tagged"),
        (f'<w:hyperlink r:id="x">{run("linked")}</w:hyperlink>', "linked"),
        (f'<w:fldSimple w:instr="DATE">{run("3 May")}</w:fldSimple>', "3 May"),
        (field("REF a", run("see 2")), "see 2"),
        (field("IF " + "a", field("REF b", run("inner"))), "inner"),
        (field("XE index", ""), ""),
        (field("MACROBUTTON none Click here", ""), "Click here"),
        (run("A").replace("</w:t>", "</w:t><w:noBreakHyphen/><w:t>B</w:t>"), "A‑B"),
        (run("A").replace("</w:t>", "</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t>"), "A\tB\nC"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☒"),
        ("<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den>"
         "</m:f></m:oMath>", "(a)/(b)"),
        (f"<w:customXml>{run('wrapped')}</w:customXml>", "wrapped"),
        (run("\uf061 \uf0b3 b", '<w:rFonts w:ascii="Symbol"/>'), "α ≥ β"),
        (run("\uf0fc", '<w:rFonts w:hAnsi="Wingdings"/>'), "✓"),
        (field('SYMBOL 252 \\f "Wingdings" \\s 10', ""), "✓"),
    ],
)  # fmt: skip
def test_words_in_whatever_holds_them_are_read(part, said):
    assert text(
        para("<", part, ">").replace("<<", "<") if False else para("before ", part, ".")
    ) == (f"before {said}.")


def test_a_field_that_never_ends_hides_nothing():
    begun = FIELD.format("begin") + "<w:r><w:instrText>REF a</w:instrText></w:r>"
    assert text(para("One ", begun, "two.") + para("Three.")) == "One two.\nThree."


def test_a_field_whose_end_was_taken_out_hides_nothing_either():
    end = f'<w:del w:id="9" w:author="Ann">{FIELD.format("end")}</w:del>'
    begun = FIELD.format("begin") + "<w:r><w:instrText>REF a</w:instrText></w:r>"
    assert text(para("One ", begun, end, "two.") + para("Three.")) == "One two.\nThree."


def test_changes_in_notes_alone_are_changes():
    note = f'<w:footnote w:id="2">{para("Re", taken_out("fused"), put_in("served"))}</w:footnote>'
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    accepted, rejected, _marked = all_readings(para("One", reference), footnotes=note)
    assert (accepted, rejected) == ("One[1]\n[1] Reserved", "One[1]\n[1] Refused")


BOX = "<wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>"


def test_a_box_is_read_once_after_the_paragraph_it_hangs_on():
    box = BOX.format(para("Inside."))
    drawn = f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
    drawn += f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    assert text(para("One ", drawn, "line.") + para("Next.")) == "One line.\nInside.\nNext."


def test_controls_around_paragraphs_tables_rows_and_cells_hide_nothing():
    cell = CONTROL.format(CELL.format("", para("c")))
    body = CONTROL.format(para("a")) + CONTROL.format(table(CONTROL.format(row("b", "x"))))
    body += table(f"<w:tr>{cell}</w:tr>")
    assert text(body) == "a\nb\tx\nc"


def test_merged_and_nested_tables_are_read_once_and_in_place():
    wide = CELL.format('<w:gridSpan w:val="2"/>', para("wide"))
    tall = CELL.format('<w:vMerge w:val="restart"/>', para("tall"))
    below = CELL.format("<w:vMerge/>", para())
    inner = CELL.format("", para("r2") + table(row("in a", "in b")) + para())
    body = table(f"<w:tr>{wide}</w:tr>", f"<w:tr>{tall}{CELL.format('', para('r1'))}</w:tr>",
                 f"<w:tr>{below}{inner}</w:tr>")  # fmt: skip
    assert text(body) == "wide\ntall\tr1\n\tr2 in a\tin b"


def test_cells_that_a_row_leaves_out_before_its_first_leave_their_columns_free():
    left_out = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    body = table(row("a", "b"), row("c").replace("<w:tr>", f"<w:tr>{left_out}"))
    assert text(body) == "a\tb\n\tc"


def test_what_a_newer_word_says_in_a_way_that_cannot_be_read_is_read_as_older_ones_do():
    newer = '<mc:Choice Requires="x"><w:new/></mc:Choice>'
    older = "<mc:Fallback><w:t>as ever</w:t></mc:Fallback>"
    assert text(para(f"<w:r><mc:AlternateContent>{newer}{older}</mc:AlternateContent></w:r>")) == (
        "as ever"
    )


def test_what_does_not_come_in_is_named_with_its_words_or_place():
    body = para("Open ", run("secret", "<w:vanish/>"), run("struck", "<w:strike/>"), " end")
    body += para("A map: ", "<w:r><w:drawing><wp:inline><a:blip/></wp:inline></w:drawing></w:r>")
    body += para('<w:r><w:sym w:font="Odd" w:char="F001"/></w:r>')
    whole = taken("office", word_xml(body, header1=para("RESTRICTED"), footer1=para("A/1")))
    assert whole.text == "Open struck end\nA map: \n\N{REPLACEMENT CHARACTER}"
    told = "\n".join(whole.account())
    for words in ("header was left out: “RESTRICTED”", "footer was left out: “A/1”"):
        assert words in told
    assert "Hidden text was left out: “secret”" in told
    assert "Struck-out text is kept as if it were not struck out: “struck”" in told
    assert "A picture was left out: “A map:”" in told
    assert "Odd F001" in told


def _math(xml):
    """A formula, in which letters stand for runs: "<m:e>x</m:e>"."""
    said = re.sub(r">([^<>]+)<", r"><m:r><m:t>\1</m:t></m:r><", xml)
    return f"<m:oMath>{said}</m:oMath>"


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ("<m:rad><m:deg>3</m:deg><m:e>x</m:e></m:rad>", "3√(x)"),
        ("<m:sSup><m:e>x</m:e><m:sup>n+1</m:sup></m:sSup>", "x^(n+1)"),
        ("<m:sSubSup><m:e>x</m:e><m:sub>i</m:sub><m:sup>2</m:sup></m:sSubSup>", "x_i^2"),
        ("<m:sPre><m:sub>a</m:sub><m:sup>b</m:sup><m:e>X</m:e></m:sPre>", "_a^b X"),
        ('<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>i=1</m:sub><m:sup>n</m:sup>'
         "<m:e>x</m:e></m:nary>", "∑_(i=1)^n x"),
        ("<m:m><m:mr><m:e>a</m:e><m:e>b</m:e></m:mr><m:mr><m:e>c</m:e><m:e>d</m:e></m:mr></m:m>",
         "(a, b; c, d)"),
    ],
)  # fmt: skip
def test_a_formula_in_one_line_means_the_same(xml, said):
    assert text(para(_math(xml))) == said


def test_changes_within_a_formula_are_changes():
    body = para('<m:oMath><w:ins w:author="Ann"><m:r><m:t>new</m:t></m:r></w:ins>'
                '<w:del w:author="Bo"><m:r><m:t>old</m:t></m:r></w:del>'
                "<m:r><m:t>=1</m:t></m:r></m:oMath>")  # fmt: skip
    assert all_readings(body) == ("new=1", "old=1", "{+Ann: new+}[-Bo: old-]=1")


def test_a_large_first_letter_and_a_run_in_heading_stand_on_the_line_that_they_begin():
    drop = para(run("T"), look='<w:framePr w:dropCap="drop"/>')
    assert text(drop + para("he Parties") + para("meet.")) == "The Parties\nmeet."
    head = para(run("Fees."), look="<w:rPr><w:vanish/><w:specVanish/></w:rPr>")
    assert text(head + para(" Each pays.")) == "Fees. Each pays."


def test_a_field_that_word_works_out_and_an_object_are_named():
    told = "<w:r><w:object><o:OLEObject xmlns:o='o' ProgID='Excel.Sheet.12'/></w:object></w:r>"
    body = para("a ", field("PAGEREF x", ""), field("XE hidden", ""), field("TOC", ""), told)
    whole = taken("office", word_xml(body))
    assert whole.lost == {"field": ("a {PAGEREF x}", "a {TOC}"), "object": ("Excel.Sheet.12",)}


def test_a_simple_field_that_word_works_out_is_named():
    empty = '<w:fldSimple w:instr=" SEQ Figure "/>'
    whole = taken("office", word_xml(para("Map ", empty, " here")))
    assert (whole.text, whole.lost) == ("Map  here", {"field": ("Map {SEQ Figure}",)})


def test_a_comment_that_no_words_lead_to_is_not_lost():
    remark = f'<w:comment w:id="5" w:author="Ann">{para("Which?")}</w:comment>'
    for body in (para("One"), para('<w:commentRangeStart w:id="5"/>', "One")):
        (comment,) = taken("office", word_xml(body, comments=remark)).comments
        assert (comment.text, comment.start, comment.end) == ("Which?", 0, 0)


def test_comments_stand_on_their_words():
    begun = '<w:commentRangeStart w:id="5"/>'
    ended = '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>'
    body = para("\xad") + para("One ", begun, "two", ended, " three.")
    answer = '<w:r><w:commentReference w:id="6"/></w:r>'
    first = para("Which?").replace("<w:p>", '<w:p w14:paraId="AA">')
    second = para("The ", taken_out("old"), put_in("new"))
    comments = f'<w:comment w:id="5" w:author="Bo">{first}</w:comment>'
    comments += f'<w:comment w:id="6" w:author="Cy">{second}</w:comment>'
    more = '<w15:commentEx w15:paraId="AA" w15:done="1"/>'
    whole = taken("office", word_xml(body + para(answer), comments=comments, commentsExtended=more))
    first, second = whole.comments
    assert whole.text[first.start : first.end] == "two"
    assert (first.author, first.text, first.done) == ("Bo", "Which?", True)
    assert second.text == "The new"
    assert "2 comments, by Bo, Cy" in " ".join(whole.remarks)


@pytest.mark.parametrize(
    ("part", "said"),
    [("ppt/presentation.xml", "presentation"), ("xl/workbook.xml", "spreadsheet")],
)
def test_what_is_no_text_is_refused_by_its_name(part, said):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr(part, "<x/>")
    assert f"is a {said}" in refusal("a.docx", data.getvalue())
