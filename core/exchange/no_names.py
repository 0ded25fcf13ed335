"""What lines of totals and remarks have where others name a party, a point or an issue."""

import re

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
_SUM_OF = re.compile(r"[Σ∑]\s*\S|sub-?totals?\b|zwischensumme\b|sous-total\b", re.IGNORECASE)
"""How a name begins that is the total of something named: "Subtotal Fees"."""
_MARKED = re.compile(r"[*†‡¹²³⁴-⁹]+\s?\w")
_KEYS = frozenset(map(same_key, _WORDS))
_BESIDE = re.compile(r"\([^()]*\)|\b\d[\d.,]*\b|[:.,;*=|«»“”]|^\W*-+|-+\W*$")
"""What may stand beside such a word: a remark in brackets, a number, signs."""


def is_total(name: str) -> bool:
    """Whether a name is one that only lines of totals have."""
    key = same_key(name)
    return " ".join(_BESIDE.sub(" ", key).split()) in _KEYS or _SUM_OF.match(name) is not None


def is_remark(name: str) -> bool:
    """Whether a name is one that only remarks below a table have."""
    before, colon, _behind = same_key(name).replace("\N{FULLWIDTH COLON}", ":").partition(":")
    return (bool(colon) and before.strip() in _REMARKS) or _MARKED.match(name) is not None
