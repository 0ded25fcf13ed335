"""What a document says of itself: once for people, once for machines (XMP, ISO 16684-1)."""

import datetime as dt

import msgspec

PROGRAM = "Parley"
UNKNOWN = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""The date of a document that was not made at any moment in particular."""


class DocumentFacts(msgspec.Struct, frozen=True, gc=False):
    """A document's title, subject and language, and when it was made."""

    title: str
    subject: str
    language: str
    made_at: dt.datetime = UNKNOWN


ARCHIVAL = b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:CreatorTool>{program}</xmp:CreatorTool><pdf:Producer>{program}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>{archival}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def xmp(facts: DocumentFacts) -> bytes:
    """The metadata of an accessible document to be archived (ISO 14289-1, 5; ISO 19005-2, 6.6)."""
    return _XMP.format(
        title=_escaped(facts.title),
        subject=_escaped(facts.subject),
        language=facts.language,
        moment=facts.made_at.isoformat(timespec="seconds"),
        program=PROGRAM,
        archival=ARCHIVAL.decode(),
    ).encode()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def without_archival(told: bytes) -> bytes:
    """The metadata of a document that is not to be archived."""
    return told.replace(ARCHIVAL, b"")


def information(facts: DocumentFacts) -> bytes:
    """The information dictionary, which says the same."""
    moment = text_string(_pdf_date(facts.made_at))
    said = (
        ("Title", text_string(facts.title)),
        ("Subject", text_string(facts.subject)),
        ("Creator", text_string(PROGRAM)),
        ("Producer", text_string(PROGRAM)),
        ("CreationDate", moment),
        ("ModDate", moment),
    )
    return b"<<" + b"".join(b"/%s %s" % (name.encode(), value) for name, value in said) + b">>"


def _pdf_date(moment: dt.datetime) -> str:
    zone = f"{moment:%z}" or "+0000"
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


def text_string(text: str) -> bytes:
    """A text string (ISO 32000-1, 7.9.2.2)."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return b"(" + escaped.encode() + b")"
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"
