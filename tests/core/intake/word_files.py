"""Word files as XML, for tests and measurements."""

import io
import itertools
import zipfile

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKED = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMES = (
    'xmlns:w="{}" xmlns:r="{}" xmlns:m="m" xmlns:wp="wp" xmlns:wps="wps" xmlns:v="v" xmlns:a="a" '
    'xmlns:mc="mc" xmlns:dgm="dgm" xmlns:w15="w15" xmlns:w14="w14" xmlns:c="c"'
)


_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def word_xml(body: str, *, namespace: str = TRANSITIONAL, **parts: str) -> bytes:
    """A Word file with this XML as its body, and other parts by their kind, such as `footnotes`."""
    names = _NAMES.format(namespace, _RELATIONS)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        relations = (
            f'<Relationship Id="m" Type="{_RELATIONS}/officeDocument" Target="/word/document.xml"/>'
        )
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr(
            "_rels/.rels", f"<Relationships xmlns={_PACKED!r}>{relations}</Relationships>"
        )
        package.writestr(
            "word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>"
        )
        relations = ""
        for name, xml in parts.items():
            kind = name.rstrip("0123456789")
            relations += (
                f'<Relationship Id="{name}" Type="{_RELATIONS}/{kind}" Target="{name}.xml"/>'
            )
            package.writestr(f"word/{name}.xml", f"<w:{kind} {names}>{xml}</w:{kind}>")
        package.writestr(
            "word/_rels/document.xml.rels",
            f"<Relationships xmlns={_PACKED!r}>{relations}</Relationships>",
        )
    return data.getvalue()


_IDS = itertools.count(1)


def run(text: str, look: str = "") -> str:
    """A run of a Word file."""
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*parts: str, mark: str = "", look: str = "") -> str:
    """A paragraph of runs, or of plain words; `mark` is what was done to its end."""
    mark = f'<w:rPr><w:{mark} w:id="{next(_IDS)}" w:author="Ann"/></w:rPr>' if mark else ""
    properties = f"<w:pPr>{look}{mark}</w:pPr>" if mark or look else ""
    return f"<w:p>{properties}{''.join(p if p.startswith('<') else run(p) for p in parts)}</w:p>"


def put_in(text: str, *, by: str = "Ann", kind: str = "ins") -> str:
    """Words that were put in while changes were tracked."""
    return f'<w:{kind} w:id="{next(_IDS)}" w:author="{by}">{run(text)}</w:{kind}>'


def taken_out(text: str, *, by: str = "Ann", kind: str = "del") -> str:
    """Words that were taken out while changes were tracked."""
    struck = run(text).replace("w:t", "w:delText")
    return f'<w:{kind} w:id="{next(_IDS)}" w:author="{by}">{struck}</w:{kind}>'
