"""Which title a document gets: the one it gives itself, unless a program put it there."""

import re

LONGEST = 200
"""The longest title that is offered, in characters."""

_PROGRAMS = (
    r"microsoft (office )?(word|powerpoint|excel|publisher|visio|outlook)\b.*",
    r"((microsoft|ms) )?(word|office|excel|google|pages)[- ](document|dokument|docs?|file|template|"
    r"workbook|worksheet|spreadsheet)[ _-]*\(?\d*\)?",
    r"(document|documento|документ|dokument) (microsoft )?(office )?word[ _-]*\(?\d*\)?",
    r"(power ?point|powerpoint)[- ](presentation|präsentation)[ _-]*\(?\d*\)?",
    r"(présentation|презентация|презентація|presentación|presentazione) (microsoft )?powerpoint",
    r"(open|libre)office\b.*",
    r"(adobe (acrobat|photoshop|indesign|illustrator|scan)|acrobat pdfmaker|camscanner|corel ?draw|"
    r"quarkxpress|adobe pdf)\b.{0,30}",
    r"(新しい|新建|새 )? ?(microsoft )?(word )?(文書|ドキュメント|文档|文件|문서)[ _-]*\(?\d*\)?",
    r"(無題|无标题|無標題|未命名|제목 ?없음|ללא (שם|כותרת)|بدون اسم|بی‌?نام|ไม่มีชื่อ).{0,12}",
    r"(neues |new |nouveau |новый |новий )?"
    r"(document|dokument|documento|документ|text|textdokument|presentation|präsentation|"
    r"présentation|presentación|презентация|презентація|book|workbook|mappe|classeur|sheet|"
    r"tabelle|slide|folie|seite|page|scan|scanned document|image|img|doc|file|default|template|"
    r"print|title|titel|titre|заголовок|report|untitled|fax|layout)"
    r"[ _-]*(microsoft word|text)?[ _-]*\(?\d*\)?",
    r"(bez (nazwy|názvu|naslova|imena)|névtelen|nimetön|naamloos|namnlös|uten (navn|tittel)|"
    r"uden titel|sem título|adsız|başlıksız|χωρίς τίτλο|без (заглавие|наслова))\b.{0,12}",
    r"(untitled|unbenannt|unnamed|no ?name|no title|sans titre|sans nom|ohne titel|ohne namen|"
    r"kein titel|sin título|senza titolo|без названия|без имени|без назви|без імені|بدون عنوان|"
    r"unspecified|anonymous|unknown|none|null|about:blank|n/a)\b.{0,20}",
    r"(img|dsc|scan|doc|fax|pic)[_ -]?\d[\d_ -]*",
    r"[a-z]{1,6}[_-]?[a-z]?\d[\d_-]{5,}[a-z]?",
    r"(print(ing)?|job|fax)[ _-]?(job|name|out)?[ _-]*\d*|full page (photo|print)",
    r"printed by\b.{0,40}",
    r"remote desktop redirected printer doc|scanned (with|by|using)\b.{0,40}",
    r"(hp|canon|xerox|ricoh|epson|brother|kyocera|lexmark|konica minolta|samsung|sharp)[ _-]"
    r"((laser|office|color|desk|scan|page)[ -]?jet|scan|mfp|mfc|bizhub|printer|workcentre|aficio)"
    r"\b.{0,40}",
    r"latex with\b.{0,40}|(online2|i ?love|small|sejda |pdf ?)pdf.{0,20}",
    r"pdf[ -]?(creator|document|file)",
    r"(smart|blank|html|web|xml|text|rich text|writer|wordperfect|new( microsoft)? word)[ -]"
    r"(document|page)[ _-]*\(?\d*\)?|normal|standard|page \d+ of \d+|quark.{0,10}",
    r"(title|name) of (the )?document|document (title|name)|titre du document|titel des dokuments",
    r"(nuovo|nuevo|novo|nowy|nový|yeni) (documento|dokument|belge)[ _-]*\(?\d*\)?",
    r"(apresentação do|prezentacja( programu)?|presentación de|presentazione di) powerpoint",
    r"(document|dokument|documento|slide|slajd|folie|diapositiv[ae]|presentation|präsentation) ?"
    r"(sin título|sem título|ohne (titel|namen)|sans titre|senza titolo|bez (tytułu|názvu))?\W?\d*",
    r"bez tytułu.{0,12}",
)
_MADE = re.compile("|".join(f"(?:{each})" for each in _PROGRAMS), re.IGNORECASE)
_ENDING = re.compile(
    r"\.(docx?|docm|dot[xm]?|rtf|odt|ott|pdf|tex|dvi|ps|eps|indd|qxd|pub|pages|wpd|wps|pptx?|ppsx?|odp"
    r"|xlsx?|ods|csv|html?|xml|txt|md|tmp|bak|wbk|asd|jpe?g|png|tiff?)$",
    re.IGNORECASE,
)
_PATH = re.compile(r"^([a-z]:[\\/]|\\\\|/|~|file:|https?://|mailto:|www\.)|\\", re.IGNORECASE)
_JOB = re.compile(r"[a-z0-9_.+~-]+")
"""The name of a LaTeX job or a file: one word in lower case."""


def title_of(told: str, heading: str, name: str) -> str:
    """The title to offer: the one the document gives, else its heading, else its file's name."""
    for title in (told, heading):
        plain = " ".join(title.split())
        if plain and not is_programs(plain):
            return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1].rstrip()}…"
    return name


def is_programs(title: str) -> bool:
    """Whether a title is of the kind that programs write: "Microsoft Word - ~WRL0003.tmp"."""
    return (
        not any(letter.isalpha() for letter in title)
        or "\N{REPLACEMENT CHARACTER}" in title
        or (title.startswith(("(", "<")) and title.endswith((")", ">")))
        or any(pattern.search(title) is not None for pattern in (_PATH, _ENDING))
        or any(pattern.fullmatch(title.strip("[]")) is not None for pattern in (_MADE, _JOB))
    )
