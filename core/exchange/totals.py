"""What lines of totals have where others name a party or a point."""

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
_KEYS = frozenset(map(same_key, _WORDS))
_BESIDE = re.compile(r"\([^()]*\)|\b\d{4}\b|[:.,;*=|«»“”]|^\W*-+|-+\W*$")
"""What may stand beside such a word: a remark in brackets, a year, signs."""


def is_total(name: str) -> bool:
    """Whether a name is one that only lines of totals have."""
    return " ".join(_BESIDE.sub(" ", same_key(name)).split()) in _KEYS
