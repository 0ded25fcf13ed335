"""Letters of a page found again in the text that was made of them."""

from core.text.letters import places_of


def read(letters, text):
    """What the places say, "·" for a letter that is not in the text."""
    return "".join("·" if at < 0 else text[at] for at in places_of(letters, text))


def test_blanks_stand_in_the_text_alone():
    assert places_of("ab", " a\nb") == (1, 3)


def test_a_word_that_was_joined():
    letters = "ajointcom-mitteeoftheparties"
    text = "a joint committee of the parties"
    assert read(letters, text) == "ajointcom·mitteeoftheparties"


def test_columns_in_another_order():
    left = ["The Parties shall withdraw all", "their forces from the zone that"]
    right = ["Les Parties retirent toutes les", "forces de la zone qui est bien"]
    drawn = "".join(a + b for a, b in zip(left, right, strict=True)).replace(" ", "")
    text = "\n".join(left + right)
    places = places_of(drawn, text)
    assert read(drawn, text) == drawn
    assert sorted(places) == [at for at, sign in enumerate(text) if not sign.isspace()]


def test_numbers_in_the_margin_are_not_in_the_text():
    letters = "1Thefirstlineofthetreaty2goesonbelowitself"
    text = "The first line of the treaty goes on below itself"
    assert read(letters, text) == "·Thefirstlineofthetreaty·goesonbelowitself"


def test_another_text_has_none_of_them():
    assert set(places_of("abc", "xyz")) == {-1}
    assert places_of("", "xyz") == ()
    assert places_of("abc", "") == (-1, -1, -1)


def test_a_line_does_not_go_on_in_the_column_beside_it():
    left = ["and described in that", "zone the parties withdraw"]
    right = ["zone forces of others", "not one of them is left"]
    drawn = [part.replace(" ", "") for pair in zip(left, right, strict=True) for part in pair]
    begins = {sum(map(len, drawn[:n])) for n in range(1, len(drawn))}
    text = "\n".join(left + right)
    places = places_of("".join(drawn), text, begins)
    at = len(drawn[0])
    assert places[at : at + 4] == tuple(range(text.index("zone forces"), text.index(" forces")))[:4]
