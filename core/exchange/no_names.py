"""What lines of totals and remarks have where others name a party, a point or an issue, and what
stands for no name, or for the one above."""

import re
import unicodedata
from collections.abc import Iterator

from core.text.likeness import same_key

_WORDS = frozenset(
    {
        *("total", "totals", "subtotal", "sub-total", "grand total", "overall", "sum", "Σ", "∑"),
        *("average", "mean", "median", "sous-total", "total général", "somme", "moyenne"),
        *("médiane", "summe", "gesamt", "gesamtsumme", "insgesamt", "zwischensumme", "mittelwert"),
        *("durchschnitt", "suma", "suma total", "total general", "promedio", "media", "mediana"),
        *("totale", "somma", "totaal", "subtotaal", "gemiddelde", "soma", "média", "razem"),
        *("średnia", "toplam", "genel toplam", "ara toplam", "ortalama", "ukupno", "celkem"),
        *("spolu", "ogółem", "łącznie", "celkový součet", "součet", "průměr", "celkom", "súčet"),
        *("sveukupno", "prosjek", "skupaj", "skupna vsota", "yhteensä", "keskiarvo", "summa"),
        *("totalt", "sammanlagt", "medelvärde", "i alt", "samlet", "gennemsnit", "gjennomsnitt"),
        *("összesen", "végösszeg", "átlag", "total generală", "total geral", "totale generale"),
        *("eindtotaal", "iš viso", "kopā", "kokku", "gjithsej", "jumla", "jumlah", "tổng cộng"),
        *("σύνολο", "γενικό σύνολο", "μέσος όρος", "סה״כ", 'סה"כ', "סך הכל", "סך הכול", "ממוצע"),
        *("общо", "средно", "сума", "укупно", "вкупно", "просек", "усяго", "барлығы"),
        *("jami", "cəmi", "სულ", "ընդամենը", "کل", "مجموعہ", "รวม", "รวมทั้งสิ้น"),
        *("共计", "共計", "総計", "総合計", "총합계"),
        *("итого", "всего", "сумма", "общий итог", "в среднем", "среднее", "медиана", "разом"),
        *("усього", "всього", "сума", "загалом", "середнє", "медіана", "المجموع", "مجموع"),
        *("الإجمالي", "المجموع الكلي", "المتوسط", "جمع", "جمع کل", "میانگین", "कुल", "योग", "औसत"),
        *("合计", "合計", "总计", "總計", "小计", "小計", "平均", "합계", "총계", "평균"),
        *("avg", "gesamtergebnis"),
    }
)
_REMARKS = frozenset(
    {
        *("source", "sources", "note", "notes", "nb", "n.b.", "remark", "remarks", "legend", "key"),
        *("as of", "prepared by", "last updated", "quelle", "quellen", "anmerkung", "anmerkungen"),
        *("hinweis", "stand", "legende", "remarque", "remarques", "légende", "fuente", "fuentes"),
        *("nota", "notas", "leyenda", "fonte", "fonti", "bron", "kaynak", "not", "źródło", "uwaga"),
        *("источник", "источники", "примечание", "примечания", "джерело", "джерела", "примітка"),
        *(
            "примітки",
            "المصدر",
            "مصدر",
            "ملاحظة",
            "ملاحظات",
            "منبع",
            "یادداشت",
            "出典",
            "注",
            "備考",
        ),
        *("资料来源", "来源", "注释", "备注", "자료", "출처", "स्रोत"),
    }
)
"""Words before a colon in lines below a table that say something of it."""
_NONE = frozenset(
    {
        *("n/a", "n.a", "#n/a", "<na>", "nan", "null", "tbd", "t.b.d", "tbc", "k.a", "k. a", "s.o"),
        *("keine angabe", "non disponible", "н/д", "нет данных", "немає даних", "غير متوفر"),
        *("(blank)", "(empty)", "(none)", "(leer)", "(vide)", "(пусто)", "(en blanco)", "(vuoto)"),
    }
)
"""What stands for no name, besides signs alone; in brackets, as pivot tables have it."""
_DITTO = frozenset(
    {
        *("ditto", "do.", "dto", "idem", "id.", "ibid", "ibidem", "op. cit", "same as above"),
        *("as above", "see above", "siehe oben", "wie oben", "ebd", "ebenda", "ci-dessus"),
        *("то же", "там же", "так само", "там само", "كما سبق", "المرجع نفسه", "同上"),
    }
)
_DITTO_SIGNS = frozenset("\"'″〃/〞„”“’‘")
_SUM_OF = re.compile(r"[Σ∑]\s*\S|sub-?totals?\b|zwischensumme\b|sous-total\b", re.IGNORECASE)
"""How a name begins that is the total of something named: "Subtotal Fees"."""
_MARKED = re.compile(r"[*†‡¹²³⁴-⁹]+\s?\w")
_KEYS = frozenset(map(same_key, _WORDS))
_BEHIND = _KEYS | {"ergebnis"}
"""What stands before or behind a name where it is the total of that."""
_OF = frozenset(("of", "for", "de", "du", "des", "di", "von", "für", "по", "за"))
_SIGNS = re.compile(r"[:=|«»“”]|(?<!\S)-+(?!\S)")
_BESIDE = re.compile(r"\([^()]*\)|\b\d[\d.,]*\b|[:.,;*=|«»“”]|^\W*-+|-+\W*$")
"""What may stand beside such a word: a remark in brackets, a number, signs."""


def is_total(name: str) -> bool:
    """Whether a name is one that only lines of totals have."""
    key = same_key(name)
    return " ".join(_BESIDE.sub(" ", key).split()) in _KEYS or _SUM_OF.match(name) is not None


def totalled(name: str) -> Iterator[str]:
    """The keys of what a name may be the total of: "norland" of "Norland Total"."""
    words = _SIGNS.sub(" ", same_key(name)).split()
    for count in range(1, min(len(words), 3)):
        if " ".join(words[-count:]) in _BEHIND:
            yield " ".join(words[:-count])
        if " ".join(words[:count]) in _BEHIND:
            yield " ".join(words[count + (words[count] in _OF) :])


def is_none(name: str) -> bool:
    """Whether a name stands for no name: signs alone, or words for what there is not."""
    signs = all(unicodedata.category(sign)[0] in "PZ" or sign in "<>=~|+^`" for sign in name)
    return signs or same_key(name).rstrip(".") in _NONE


def is_ditto(name: str) -> bool:
    """Whether a name stands for the one in the line above."""
    key = same_key(name)
    return {*name} <= _DITTO_SIGNS or key in _DITTO or key.rstrip(".") in _DITTO


def is_remark(name: str) -> bool:
    """Whether a name is one that only remarks below a table have."""
    before, colon, _behind = same_key(name).replace("\N{FULLWIDTH COLON}", ":").partition(":")
    return (bool(colon) and before.strip() in _REMARKS) or _MARKED.match(name) is not None
