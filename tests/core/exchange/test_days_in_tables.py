"""Days in tables, however people write them."""

import datetime as dt

import pytest
from babel.dates import format_date

from core.errors import ImportProblem
from core.exchange.dates import DAY_FIRST, MONTH_FIRST, DateStyle, day, moment
from core.text.months import _SPOKEN

ANY_YEAR = DateStyle(any_year=True)
THIRD = dt.date(2025, 12, 3)


@pytest.mark.parametrize(
    "text",
    [
        *("3.XII.2025", "3 xii 2025", "3/XII/2025", "2025 12 03"),
        *("3 Dec 2025", "3 December 2025", "03.12.2025", "2025/12/03", "2025-12-3", "Dec 3, 2025"),
        *("2025-12-03 00:00:00", "2025-12-03T00:00:00Z", "3-Dec-2025", "3. Dezember 2025"),
        *("3 грудня 2025", "3 décembre 2025", "3 dic 2025"),
        *("3 de diciembre de 2025", "3 декабря 2025 г.", "3 грудня 2025 р.", "٣ ديسمبر ٢٠٢٥"),
        *(
            "3 dicembre 2025",
            "3 de dezembro de 2025",
            "3 grudnia 2025 r.",
            "3. prosince 2025",
            "2025. december 3.",
            "٣.١٢.٢٠٢٥",
        ),
        *(
            "٣ كانون الأول/ديسمبر ٢٠٢٥",
            "Wednesday, 3rd December 2025",
            "среда, 3 декабря 2025 года",
        ),
        *("le 3 décembre 2025", "3.º de dezembro de 2025", "2025 December 3"),
        *("2025年12月3日", "2025년 12월 3일", "2025. 12. 3.", "2025.12.03.", "3. 12. 2025"),
        *(
            "03．12．2025",
            "2025／12／３",
            "2025‑12‑03",
            "2025–12–03",
            "3.12.2025 г.",
            "3.12.2025 р.",
        ),
        *("2025-12-03 12:00:00 AM", "2025-12-03 12:00 a.m.", "03.12.2025 00:00:00,000"),
        *("20251203", "2025-12-03Z", "2025-12-03+02:00", "2025-12-03-05:00", "٣ December 2025"),
        *("۳ دسامبر ۲۰۲۵", "den 3 december 2025", "3. Dez. 2025"),
    ],
)
def test_a_date_that_can_be_one_day_is_read(text):
    assert day(text) == THIRD


@pytest.mark.parametrize(
    ("text", "month"),
    [("3. Mrz. 2025", 3), ("3. Maerz 2025", 3), ("3. Jänner 2025", 1), ("3. Feber 2025", 2)],
)
def test_months_have_the_names_that_spreadsheets_and_austrians_give_them(text, month):
    assert day(text) == dt.date(2025, month, 3)


@pytest.mark.parametrize("language", _SPOKEN)
@pytest.mark.parametrize("width", ["long", "full"])
def test_every_month_is_read_as_each_language_writes_it(language, width):
    months = [dt.date(2025, month, 3) for month in range(1, 13)]
    assert [day(format_date(each, width, language)) for each in months] == months


def test_figures_that_can_be_one_day_only_are_read_in_either_order():
    assert day("13/12/2025") == day("12/13/2025") == dt.date(2025, 12, 13)
    assert day("12/12/2025") == dt.date(2025, 12, 12)


def test_figures_that_can_be_two_days_are_refused_until_told():
    with pytest.raises(ImportProblem, match="2025-03-12 or 2025-12-03"):
        day("03/12/2025")
    assert day("03/12/2025", DateStyle(DAY_FIRST)) == THIRD
    assert day("12/03/2025", DateStyle(MONTH_FIRST)) == THIRD
    with pytest.raises(ImportProblem):
        day("13/12/2025", DateStyle(MONTH_FIRST))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("45994", "3 December 2025"),
        ("45994.5", "3 December 2025"),
        ("45994,0", "3 December 2025"),
        ("45994.0", "3 December 2025"),
        ("2025-12-03 12:00 PM", "time of day"),
        ("03-Dec-25", "four digits"),
        ("3 Dec", "has no year"),
        ("3.12.", "has no year"),
        ("2025-12-03 14:30", "time of day"),
        ("2023-02-29", "not a valid date"),
        ("30 de febrero de 2025", "not a date"),
        ("Monday, 3 December 2025", "not a date"),
        ("soon", "not a date"),
        ("3. listopada 2025.", "not a date"),
    ],
)
def test_other_dates_are_refused_with_what_they_are(text, told):
    with pytest.raises(ImportProblem, match=told):
        day(text)


@pytest.mark.parametrize(
    "text",
    ["٢٠٢٥-12-03", "2025-۱۲-03", "١2/٠3/2025", "03/12/٢٠٢٥", "٣ 12 2025", "1٣ December 2025"],
)
def test_a_date_in_digits_of_two_scripts_is_refused(text):
    with pytest.raises(ImportProblem, match="digits of two scripts"):
        day(text)
    with pytest.raises(ImportProblem, match="digits of two scripts"):
        day(text, DateStyle(DAY_FIRST))


@pytest.mark.parametrize("text", ["03122025", "20253112", "18991203"])
def test_eight_figures_that_do_not_begin_with_a_year_are_no_date(text):
    with pytest.raises(ImportProblem, match="date"):
        day(text)


@pytest.mark.parametrize("text", ["03.04.1447", "14 Nisan 5785", "1404/01/14", "3/13/2568"])
def test_a_date_of_another_calendar_is_refused_as_such(text):
    with pytest.raises(ImportProblem, match="another calendar"):
        day(text)


@pytest.mark.parametrize(
    "text",
    [
        "1404-09-12",
        "2568-12-03",
        "1447-05-01",
        "5786-03-13",
        "1025-12-03",
        "03/12/2568",
        "۱۴۰۴-۰۹-۱۲",
    ],
)
@pytest.mark.parametrize("order", ["", DAY_FIRST, MONTH_FIRST])
def test_a_year_that_is_not_of_our_time_is_asked_about_however_it_is_written(text, order):
    with pytest.raises(ImportProblem, match="another calendar"):
        day(text, DateStyle(order))


def test_days_of_any_year_are_taken_once_somebody_has_told_it():
    assert day("1494-06-07", ANY_YEAR) == dt.date(1494, 6, 7)
    assert day("13.12.1404", ANY_YEAR) == dt.date(1404, 12, 13)
    with pytest.raises(ImportProblem, match="could mean"):
        day("03/12/1404", ANY_YEAR)
    assert day("03/12/1404", DateStyle(DAY_FIRST, any_year=True)) == dt.date(1404, 12, 3)


@pytest.mark.parametrize("text", ["1899-12-31", "1648-10-24", "2199-12-31", "9999-12-31"])
def test_years_of_treaties_and_of_no_end_are_taken(text):
    assert day(text) == dt.date.fromisoformat(text)


def test_moments_are_asked_about_as_days_are():
    assert moment("2025-12-03T10:00") == dt.datetime(2025, 12, 3, 10, tzinfo=dt.UTC)
    with pytest.raises(ImportProblem, match="another calendar"):
        moment("1404-09-12T10:00")


@pytest.mark.parametrize("style", [DateStyle(), ANY_YEAR])
@pytest.mark.parametrize("text", ["0001-01-01", "0999-12-31", "31.12.0999"])
def test_a_year_before_those_of_four_digits_is_refused_as_such(text, style):
    with pytest.raises(ImportProblem, match="four digits"):
        day(text, style)
