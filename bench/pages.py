"""A Briefing in the formats of the peers: HTML for WeasyPrint, markup for Typst, figures as SVG.

The same blocks, sizes, fonts and page frame as in `briefings.render`, so that times compare
programs, not contents.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from typing import Any

from briefings import document, styles
from briefings.document import Block, Briefing, Cell, PageOf, Run, Sparkline, Text
from briefings.render.figures.heat import heat_drawing
from briefings.render.figures.position_map import scale_drawings
from briefings.render.figures.trend import spark_drawing, trend_drawing
from briefings.render.shapes import Drawing, Shape, Stroke, TextRun
from resources import font

WIDTH = styles.PAPERS["a4"][0] - 2 * styles.MARGIN
SPARK_WIDTH = 64.0
HEAT_WIDTH = 48.0


def svg(drawing: Drawing) -> str:
    """A drawing as SVG, its text as text."""
    size = f'width="{drawing.width:.2f}" height="{drawing.height:.2f}"'
    box = f'viewBox="0 0 {drawing.width:.2f} {drawing.height:.2f}"'
    shapes = "".join(_svg_shape(shape) for shape in drawing.shapes)
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box}>{shapes}</svg>'


def _svg_shape(shape: Shape) -> str:
    if isinstance(shape, TextRun):
        anchor = {"left": "start", "middle": "middle", "right": "end"}[shape.align]
        face = f'font-family="IBM Plex Sans Condensed" font-size="{shape.style.size:.2f}"'
        weight = ' font-weight="600"' if shape.style.strong else ""
        fill = _hex(shape.colour or shape.style.colour)
        place = f'x="{shape.x:.2f}" y="{shape.y:.2f}" text-anchor="{anchor}" fill="{fill}"'
        return f"<text {place} {face}{weight}>{escape(shape.text)}</text>"
    spots = " ".join(f"{x:.2f},{y:.2f}" for x, y in shape.spots)
    dashes = " ".join(map(str, shape.dashes))
    line = f'stroke-dasharray="{dashes}" ' if dashes else ""
    if isinstance(shape, Stroke):
        line += f'stroke="{_hex(shape.colour)}" stroke-width="{shape.weight}" fill="none"'
        return f'<polyline points="{spots}" {line}/>'
    fill = f'fill="{_hex(shape.fill)}"' if shape.fill else 'fill="none"'
    stroke = f'stroke="{_hex(shape.line)}" stroke-width="{shape.weight}"' if shape.line else ""
    return f'<polygon points="{spots}" {fill} {line}{stroke}/>'


def _hex(colour: str) -> str:
    return "#" + bytes(round(255 * part) for part in styles.rgb(colour)).hex()


def figures(block: Block) -> Iterator[str]:
    """The figures of a block as SVG, from top to bottom."""
    if isinstance(block, document.PositionMap):
        yield from map(svg, scale_drawings(block, WIDTH))
    elif isinstance(block, document.TrendFigure):
        yield svg(trend_drawing(block, WIDTH))


def html(briefing: Briefing) -> str:
    """The briefing as a page for WeasyPrint."""
    body = "".join(
        f"<section{_breaks(section)}><i class=head>{escape(section.head[0])}</i>"
        f"{_html_blocks(section.blocks)}</section>"
        for section in briefing.sections
    )
    return f"<html lang={briefing.language}><style>{_css(briefing)}</style>{body}</html>"


def _html_blocks(blocks: Sequence[Block]) -> str:
    return "".join(_HTML.get(type(block), _html_figures)(block) for block in blocks)


def _html_figures(block: Any) -> str:
    return "".join(f"<div class=fig>{figure}</div>" for figure in figures(block))


def _html_runs(text: Text) -> str:
    return "".join(map(_html_run, text))


def _html_run(run: Run) -> str:
    said = escape(run.text).replace("\n", "<br>")
    for wanted, tag in ((run.strong or run.boxed, "b"), (run.raised, "sup"), (run.marked, "u")):
        said = f"<{tag}>{said}</{tag}>" if wanted else said
    said = f"<span class=mute>{said}</span>" if run.mute else said
    said = f"<span class=box>{said}</span>" if run.boxed else said
    return f'<a href="#{run.to}">{said}</a>' if run.to else said


def _breaks(section: document.Section) -> str:
    return "" if section.start == "flow" else ' style="break-before:page"'


def _html_cell(cell: Cell) -> str:
    if isinstance(cell, Sparkline):
        return svg(spark_drawing(cell, SPARK_WIDTH))
    if isinstance(cell, PageOf):
        return f'<a class=page href="#{cell.anchor}"></a>'
    if isinstance(cell, document.Heat):
        return svg(heat_drawing(cell, HEAT_WIDTH))
    if isinstance(cell, document.WhoseCopy):
        return "Copy 1 of 1"
    return _html_runs(cell)


def _html_table(table: document.Table) -> str:
    total = sum(column.share for column in table.columns)
    columns = "".join(f'<col style="width:{100 * c.share / total:.2f}%">' for c in table.columns)
    head = "".join(f"<th class={c.align}>{escape(c.title)}" for c in table.columns)
    rows = "".join(_html_row(table, row) for row in table.rows)
    heading = f"<thead><tr>{head}</thead>" if any(c.title for c in table.columns) else ""
    return f"<table>{columns}{heading}<tbody>{rows}</tbody></table>"


def _html_row(table: document.Table, row: document.TableRow) -> str:
    if row.heading:
        return f"<tr><td colspan={len(table.columns)}>{_html_cell(row.cells[0])}"
    cells = zip(table.columns, row.cells, strict=True)
    return "<tr>" + "".join(f"<td class={c.align}>{_html_cell(cell)}" for c, cell in cells)


def _html_heading(block: document.Heading) -> str:
    tag = "h2" if block.level == 1 else "h3"
    name = f' id="{block.anchor}"' if block.anchor else ""
    text = block.text if block.level == 1 else block.text.upper()
    return f"<{tag}{name}>{escape(text)} <span class=mute>{escape(block.aside)}</span></{tag}>"


def _html_list(block: document.Bullets) -> str:
    tag = "ol" if block.numbered else "ul"
    items = "".join(f"<li>{_html_runs(item)}" for item in block.items)
    return f"<{tag}>{items}</{tag}>"


def _html_note(block: document.NoteBox) -> str:
    said = f"<b>{block.letter}</b> “{escape(block.quote)}” — {escape(block.text)}"
    answers = "".join(f"<br>→ {escape(each)}" for each in block.answers)
    return f"<div class=note>{said} <span class=mute>{escape(block.byline)}</span>{answers}</div>"


def _html_contents(block: document.Contents) -> str:
    return "".join(
        f"<p class=entry>{entry.number} "
        f'<a class=page href="#{entry.anchor}">{escape(entry.title)} </a>'
        for entry in block.entries
    )


def _html_lines(block: document.Lines) -> str:
    rows = (
        f"<tr><td><b>{escape(label)}</b></td><td>{_html_list(document.Bullets(items))}</td></tr>"
        for label, items in block.groups
    )
    return f"<table>{''.join(rows)}</table>"


_HTML: dict[type, Callable[[Any], str]] = {
    document.Title: lambda b: f"<h1>{escape(b.text)}</h1><p class=mute>{escape(b.below)}</p>",
    document.Heading: _html_heading,
    document.Prose: lambda b: f"<p class={'small' if b.small else 'body'}>{_html_runs(b.text)}</p>",
    document.BottomLine: lambda b: f"<p class=bl>{_html_runs(b.text)}</p>",
    document.Bullets: _html_list,
    document.Lines: _html_lines,
    document.NoteBox: _html_note,
    document.Notice: lambda b: f"<div class=note><b>{escape(b.text)}</b></div>",
    document.RuledLines: lambda _: "<div class=rule></div>" * 30,
    document.PageBreak: lambda _: '<div style="break-after:page"></div>',
    document.Table: _html_table,
    document.Contents: _html_contents,
}


def _css(briefing: Briefing) -> str:
    faces = "".join(
        f"@font-face{{font-family:{family};font-weight:{600 if bold else 400};"
        f"src:url({font(file).as_uri()})}}"
        for family, (bold, file) in (
            ("IBM Plex Sans Condensed" if kind == "condensed" else "Serif", (bold, file))
            for (kind, bold), file in styles.FACES.items()
        )
    )
    edge = styles.MARGIN
    said = {name: json.dumps(value, ensure_ascii=False) for name, value in _page_frame(briefing)}
    return (
        faces
        + f"""
@page{{size:A4;margin:{edge + 12}pt {edge}pt {edge + 4}pt;
@top-center{{content:{said["marking"]};font:600 8.6pt IBM Plex Sans Condensed;letter-spacing:1.2pt}}
@top-left{{content:string(head);font:8.2pt IBM Plex Sans Condensed}}
@bottom-left{{content:{said["origin"]};font:8.2pt IBM Plex Sans Condensed}}
@bottom-center{{content:{said["marking"]};font:600 8.6pt IBM Plex Sans Condensed}}
@bottom-right{{content:{said["copy"]} counter(page) " of " counter(pages);
font:8.2pt IBM Plex Sans Condensed}}}}
.head{{string-set:head content();position:absolute;visibility:hidden}}
body{{font:10.2pt/14pt Serif;margin:0}}a{{color:inherit;text-decoration:none}}
a.page::after{{content:target-counter(attr(href),page)}}
h1{{font:600 22pt/26pt Serif}}h2{{font:600 16pt/19.5pt Serif;bookmark-level:1}}
h3{{font:600 9.4pt/12pt IBM Plex Sans Condensed;margin:12pt 0 3pt;bookmark-level:none}}
h1,h2,h3{{break-after:avoid}}.mute{{color:{_hex("mute")};font-weight:400;font-size:.94em}}
.bl{{border-left:2.2pt solid;padding-left:10pt;font-size:11.2pt;line-height:15.6pt}}
.small{{font:8pt/10.4pt IBM Plex Sans Condensed}}.box{{border:.6pt solid;padding:0 2pt}}
table{{border-collapse:collapse;width:100%;table-layout:fixed;
font:8.8pt/11.6pt IBM Plex Sans Condensed}}td,th{{padding:3pt 4pt;text-align:left;
vertical-align:top;border-bottom:.5pt solid {_hex("line")}}}th{{font-size:8.2pt;
border-bottom:.9pt solid}}.right{{text-align:right}}tr{{break-inside:avoid}}
.note{{border:.5pt solid;border-left:2.2pt solid {_hex("highlight_line")};padding:3pt 8pt;
font:8.6pt/11.4pt IBM Plex Sans Condensed;margin-top:4pt}}.fig{{break-inside:avoid}}
.rule{{height:20pt;border-bottom:.5pt solid {_hex("line")}}}
"""
    )


def _page_frame(briefing: Briefing) -> Iterable[tuple[str, str]]:
    page_frame = briefing.page_frame
    yield "marking", page_frame.marking.upper()
    yield "origin", page_frame.origin
    yield "copy", page_frame.copies[0] + " "


def typst(briefing: Briefing) -> str:
    """The briefing as markup for Typst."""
    parts = [_typst_setup(briefing)]
    for section in briefing.sections:
        if section.start != "flow":
            parts.append("#pagebreak(weak: true)")
        parts.append(f"#head.update({_literal(section.head[0])})")
        parts += [_TYPST.get(type(block), _typst_figures)(block) for block in section.blocks]
    return "\n".join(parts)


def _literal(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _typst_setup(briefing: Briefing) -> str:
    said = {name: _literal(value) for name, value in _page_frame(briefing)}
    edge = styles.MARGIN
    small = 'set text(font: "IBM Plex Sans", stretch: 75%, size: 8.2pt)'
    mark = f"align(center, text(weight: 600, tracking: 1.2pt, {said['marking']}))"
    return f"""
#let head = state("head", "")
#set document(title: {_literal(briefing.title)})
#set page(paper: "a4", numbering: "1",
  margin: (x: {edge}pt, top: {edge + 12}pt, bottom: {edge + 4}pt),
  header: {{ {small}; {mark}; context head.get(); line(length: 100%) }},
  footer: {{ {small}; line(length: 100%); {said["origin"]}; h(1fr);
    context {said["copy"]} + counter(page).display("1 of 1", both: true); {mark} }})
#set text(font: "IBM Plex Serif", size: 10.2pt, lang: "{briefing.language}")
#set par(leading: 3.8pt)
#let cond(body) = text(font: "IBM Plex Sans", stretch: 75%, size: 8.8pt, body)
#let mute(body) = text(fill: rgb("{_hex("mute")}"), body)
#show heading.where(level: 1): set text(size: 16pt)
#show heading.where(level: 2): it => cond(strong(it.body))
#set heading(bookmarked: auto)
#set table(stroke: (x, y) => (bottom: .5pt + rgb("{_hex("line")}")), inset: 4pt)
"""


def _typst_figures(block: Any) -> str:
    return "\n".join(f"#block({_typst_image(figure)})" for figure in figures(block))


def _typst_image(figure: str) -> str:
    return f'image(bytes({_literal(figure)}), format: "svg")'


def _typst_runs(text: Text) -> str:
    return " + ".join(map(_typst_run, text)) or '""'


def _typst_run(run: Run) -> str:
    said = " + linebreak() + ".join(_literal(line) for line in run.text.split("\n"))
    for wanted, call in (
        (run.strong or run.boxed, "strong"),
        (run.mute, "mute"),
        (run.raised, "super"),
        (run.marked, "underline"),
    ):
        said = f"{call}({said})" if wanted else said
    said = f"box(stroke: .6pt, outset: 1.5pt, {said})" if run.boxed else said
    return f"link(label({_literal(run.to)}), {said})" if run.to else f"[#({said})]"


def _typst_cell(cell: Cell) -> str:
    if isinstance(cell, Sparkline):
        return _typst_image(svg(spark_drawing(cell, SPARK_WIDTH)))
    if isinstance(cell, PageOf):
        return f'ref(label({_literal(cell.anchor)}), form: "page", supplement: none)'
    if isinstance(cell, document.Heat):
        return _typst_image(svg(heat_drawing(cell, HEAT_WIDTH)))
    if isinstance(cell, document.WhoseCopy):
        return _literal("Copy 1 of 1")
    return _typst_runs(cell)


def _typst_table(table: document.Table) -> str:
    columns = ", ".join(f"{column.share}fr" for column in table.columns)
    align = ", ".join(column.align for column in table.columns)
    head = ", ".join(f"strong({_literal(column.title)})" for column in table.columns)
    heading = f"table.header({head})," if any(c.title for c in table.columns) else ""
    rows = ",\n".join(_typst_row(table, row) for row in table.rows)
    return f"#cond(table(columns: ({columns},), align: ({align},), {heading}\n{rows}))"


def _typst_row(table: document.Table, row: document.TableRow) -> str:
    if row.heading:
        return f"table.cell(colspan: {len(table.columns)}, {_typst_cell(row.cells[0])})"
    return ", ".join(map(_typst_cell, row.cells))


def _typst_heading(block: document.Heading) -> str:
    name = f" #label({_literal(block.anchor)})" if block.anchor else ""
    marks = "=" * block.level
    text = block.text if block.level == 1 else block.text.upper()
    return f"{marks} #{_literal(text)}{name}\n#mute({_literal(block.aside)})"


def _typst_list(block: document.Bullets) -> str:
    call = "enum" if block.numbered else "list"
    return f"#{call}(" + ", ".join(map(_typst_runs, block.items)) + ")"


def _typst_note(block: document.NoteBox) -> str:
    said = f"strong({_literal(block.letter)}) + {_literal(f' “{block.quote}” — {block.text} ')}"
    said += f" + mute({_literal(block.byline)})"
    said += "".join(f" + linebreak() + {_literal('→ ' + each)}" for each in block.answers)
    return f"#block(stroke: .5pt, inset: 4pt, width: 100%, cond({said}))"


def _typst_contents(block: document.Contents) -> str:
    rows = ", ".join(
        f"{_literal(e.number)}, link(label({_literal(e.anchor)}), {_literal(e.title)}), "
        f'ref(label({_literal(e.anchor)}), form: "page", supplement: none)'
        for e in block.entries
    )
    return f"#table(columns: (2em, 1fr, 3em), {rows})"


def _typst_lines(block: document.Lines) -> str:
    rows = (
        f"strong({_literal(label)}), {_typst_list(document.Bullets(items)).removeprefix('#')}"
        for label, items in block.groups
    )
    return f"#table(columns: (17%, 1fr), {', '.join(rows)})"


_TYPST: dict[type, Callable[[Any], str]] = {
    document.Title: lambda b: (
        f"#text(size: 22pt, strong({_literal(b.text)}))\n\n#mute({_literal(b.below)})"
    ),
    document.Heading: _typst_heading,
    document.Prose: lambda b: f"#par({_typst_runs(b.text)})",
    document.BottomLine: lambda b: (
        f"#block(stroke: (left: 2.2pt), inset: (left: 10pt), {_typst_runs(b.text)})"
    ),
    document.Bullets: _typst_list,
    document.Lines: _typst_lines,
    document.NoteBox: _typst_note,
    document.Notice: lambda b: f"#block(stroke: .5pt, inset: 4pt, strong({_literal(b.text)}))",
    document.RuledLines: lambda _: "#for n in range(30) { v(14pt); line(length: 100%) }",
    document.PageBreak: lambda _: "#pagebreak(weak: true)",
    document.Table: _typst_table,
    document.Contents: _typst_contents,
}
