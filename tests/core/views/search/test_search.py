"""The query language, what filters let through, and what is found, in order, with its place."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.editing.commands import change, create
from core.editing.commands.sources import add_source
from core.model.records import Membership, Note, NoteType, Party, Point, Position, Source
from core.text.folding import Folded, first_place, fold, fold_all, places, sought
from core.text.query import QueryFilter, parse
from core.views.search.filters import choices, record_filter
from core.views.search.finder import Finder, SearchResult
from core.views.search.snippets import around, snippet
from tests.dossiers import day, small

HOSTILE = [
    '"',
    '""',
    "NEAR(",
    "*",
    "%",
    "_",
    "\0",
    "a" * 10_000,
    "party:",
    'party:"',
    ":",
    "x:y",
    "؟",
]


def asked(workspace, text, **how) -> SearchResult:
    finder = Finder(workspace.store, workspace.dossier, **how)
    *_others, answer = finder.ask(parse(text))
    return answer


def found(workspace, text, **how):
    groups = asked(workspace, text, **how).groups
    return [record.id for group in groups for record in group.records]


def test_words_phrases_and_filters_are_told_apart():
    query = parse('Plant* "Joint  Oversight" party:"United States" http://x')
    assert query.words == ("plant", "joint oversight", "http://x")
    assert query.filters == (QueryFilter("party", "United States", 26, 47),)


@given(text=st.text(max_size=60) | st.sampled_from(HOSTILE))
def test_every_text_is_a_query(text):
    query = parse(text)
    assert all(word and word == fold(word).strip() for word in query.words)
    record_filter(small(), query)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_input_finds_nothing_and_harms_nothing(workspace, text):
    assert found(workspace, text) in ([], ["x1"])


@given(text=st.text(max_size=30), word=st.text(min_size=1, max_size=3))
def test_places_are_those_of_letters_that_fold_to_the_word(text, word):
    for start, end in places(text, [fold(word)]):
        assert 0 <= start < end <= len(text)
        assert fold(word) in fold(text[start:end])


@pytest.mark.parametrize(
    ("text", "word", "seen"),
    [
        ("La Délégation", "delegation", "Délégation"),
        ("Ёлка", "елка", "Ёлка"),
        ("мои\u0306 дом", "мой", "мои\u0306"),
        ("Straße", "strasse", "Straße"),
        ("İSTANBUL", "istanbul", "İSTANBUL"),
        ("ὈΔΥΣΣΕΎΣ", "οδυσσευς", "ὈΔΥΣΣΕΎΣ"),
        ("ترسيم الحُدُودِ", "الحدود", "الحُدُودِ"),
        ("关于关税的立场", "关税", "关税"),
    ],
)
def test_places_are_whole_letters(text, word, seen):
    ((start, end),) = places(text, [fold(word)])
    assert text[start:end] == seen


TWINS = [
    ("the « 30 jours » term", '"30 jours" term'),
    ("the “no fly” zone", "no fly zone"),
    ("a ''so-called'' zone", "„so-called“"),
    ("the talks -- which failed", "talks — which"),
    ("cease⸺fire", "cease—fire"),
    ("agree¬\nment", "agreement"),
    ("Sanʿaʾ", "san'a'"),
    ("צה״ל", 'צה"ל'),
    ("½ a day", "1/2 a day"),
    ("Ґрунт", "грунт"),
    ("The party’s “zone”", "party's"),
    ("The party's zone", "party’s"),
    ("a so-called ‘zone’", "'zone'"),
    ("cease-fire", "cease\u2011fire"),
    ("cease\u2010fire", "cease-fire"),
    ("Kyiv–Geneva", "kyiv-geneva"),
    ("ceasefire", "cease-fire"),
    ("agree\u00adment", "agreement"),
    ("agree-\nment", "agreement"),
    ("agree-\n   ment", "agreement"),
    ("agree\u00ad\nment", "agreement"),
    ("agree-\fment", "agreement"),
    ("non-\nproliferation", "non-proliferation"),
    ("the F-\n16", "F-16"),
    ("Article\u00a05", "article 5"),
    ("thin\u202fspace", "thin space"),
    ("in the\nsame line", "the same"),
    ("two  blanks", "two blanks"),
    ("ﬁnal oﬀer", "final offer"),
    ("Œuvre", "oeuvre"),
    ("Ægean", "aegean"),
    ("Straße", "STRASSE"),
    ("STRASSE", "straße"),
    ("Ёлка", "елка"),
    ("на 10 \u22125", "10 -5"),
    ("wait…", "wait..."),
    ("المادة ٥", "5"),
    ("کشور", "كشور"),
    ("n° 5", "№ 5"),
    ("nº 5", "n° 5"),
    ("3 × 4", "3 x 4"),
    ("le prix : fixé", "le prix: fixé"),
    ("30\u202f% des prises", "30% des"),
    ("quand\u00a0?", "quand?"),
    ("un «mot»", "<<mot>>"),
    ("un << mot >> dit", "«mot» dit"),
    ("col•laborar", "col·laborar"),
    ("ジョン・スミス", "ジョン･スミス"),
    ("５〜７", "5～7"),
    ("「会談」は", "“会談”は"),
    ("a\u2e17b", "a-b"),
    ("1\u22364", "1:4"),
    ("etc⋯", "etc..."),
    ("Þing", "thing"),
    ("Ŧ ŋ", "t n"),
    ("ٱلحدود", "الحدود"),
    ("شاہ", "شاه"),
    ("مُحَمَّدؐ", "محمد"),
    ("हिन्दी में", "हिंदी में"),
    ("हिंदी में", "हिन्दी"),
    ("सम्बन्ध अङ्क पण्डित", "संबंध अंक पंडित"),
    ("हँसना", "हंसना"),
    ("ज़रूरत", "जरूरत"),
    ("বাঙ্গালা", "বাংগালা"),
    ("ב\u05be5 במאי", "ב-5 במאי"),
    ("אי\u05beתקיפה", "אי-תקיפה"),
    ("ماذا؟ نعم، ٥٪", "ماذا? نعم, 5%"),
    ("会談、終了。", "会談,終了."),
    ("葛\U000e0100城", "葛城"),
    ("a\u20d7 x\u1dc4", "a x"),
    ("a\u206ab\u180e", "ab"),
    ("1\u202f000\u00a0000 tonnes", "1000000"),
    ("1 000 tonnes", "1000 tonnes"),
    ("1'000 tonnes", "1 000"),
    ("1000 tonnes", "1\u2009000"),
    ("12 300,5 tonnes", "12300,5"),
    ("می\u200cروم", "میروم"),
    ("the\u2009thin\u200ablank", "the thin blank"),
]
"""Texts, and what is looked for: the same to readers, written otherwise."""


@pytest.mark.parametrize(("text", "words"), TWINS)
def test_what_readers_take_for_the_same_is_found(workspace, text, words):
    workspace.do(change(Position, "x3", statement=f"Before {text} after"))
    assert found(workspace, f'"{words}"') == ["x3"]
    assert places(text, [sought(words)]), "and its place"


@pytest.mark.parametrize("text", ["in 2024 300 people", "12345 678", "3 1234", "page 1\n000"])
def test_figures_that_are_two_numbers_stay_apart(text):
    assert fold(text) == text.replace("\n", " ")


def test_a_part_of_a_number_whose_thousands_stand_apart_is_found():
    text = "They ask for 12 300 tonnes."
    assert [text[a:b] for a, b in places(text, [sought("300")])] == ["300"]
    assert [text[a:b] for a, b in places(text, [sought("12300")])] == ["12 300"]


def test_curly_quotes_mark_a_phrase_too():
    assert parse("“Joint Oversight” „und«").words == ("joint oversight", "und")
    assert parse("「関税 立場」").words == ("関税 立場",)


def test_a_word_being_typed_is_found_at_its_hyphen(workspace):
    workspace.do(change(Position, "x3", statement="A cease-fire holds"))
    for typed in ("cease", "cease-", "cease-f", "-fire"):
        assert found(workspace, typed) == ["x3"]


LETTERS = st.text(st.sampled_from("aAß 10 İ-'\"<?°¬\n\u00ad’“—\u00a0ﬁ\u0301жё٣\t.œ"), max_size=14)


@given(texts=st.lists(st.text(max_size=20) | st.text("- \n\"';:?<>aZ9\0\x02\xade", max_size=12)))
def test_texts_folded_together_are_as_each_by_itself(texts):
    assert fold_all(texts) == [*map(fold, texts)]


@given(text=LETTERS | st.text(max_size=20))
def test_folding_knows_the_way_back(text):
    folded = Folded(text)
    assert folded.text == fold(text)
    assert fold(folded.text) == folded.text
    for letter in set(folded.text):
        for start, end in folded.all_places(letter):
            assert 0 <= start < end <= len(text)
            assert letter in fold(text[start:end]) or letter in " -"


def test_one_letter_does_not_turn_a_whole_text_to_exact_case():
    for text in ("Straße nach Genf. The Agreement stands.", "İzmir. The AGREEMENT stands."):
        ((start, end),) = places(text, [sought("agreement")])
        assert text[start:end].lower() == "agreement"


def test_a_place_far_into_a_long_text_is_found():
    text = "é " * 20_000 + "Тарифы" + " ö" * 100
    at = first_place(text, [fold("тарифы")])
    assert at is not None
    assert text[at:].startswith("Тарифы")


def test_a_line_shows_the_place_and_marks_the_words():
    text = "word " * 40 + "the shared\nfishery and more" + " word" * 60
    line = around(text, text.index("fishery"), ["fishery"])
    ((start, end),) = line.spans
    assert line.text[start:end] == "fishery"
    assert line.text.startswith("…word")
    assert line.text.endswith("…")
    assert "\n" not in line.text


def test_words_that_begin_so_come_first(workspace):
    for name, text in (("n1", "France and Frances"), ("n2", "They ran."), ("n3", "A ranch.")):
        workspace.do(create(Note, id=name, target_kind="point", target="p", text=text))
    assert found(workspace, "ran") == ["n2", "n3", "n1"]


def test_what_is_named_so_comes_first_however_much_there_is(workspace):
    for number in range(1, 60):
        workspace.do(add_source(f"Communiqué {number}", id=f"s{number:02}"))
    assert found(workspace, "communique 5")[:2] == ["s05", "s59"]
    assert found(workspace, "communiqué kind:source 41")[0] == "s41"


def test_a_line_repeats_nothing_of_what_a_record_is_called(workspace):
    party, point = (workspace.dossier.get(kind, key) for kind, key in ((Party, "a"), (Point, "p")))
    assert snippet(party, ("arland",), str, "Arland").text == ""
    assert snippet(point, ("quota",), str, "Quota").text == "Nobody moved."
    long = msgspec.structs.replace(party, name=f"Arland {'and so on ' * 9}with its islands")
    assert snippet(long, ("islands",), str, long.name).text.endswith("with its islands")
    note = Note("n", "point", "p", "Ask for the table.")
    assert snippet(note, ("ask",), str, "Ask for the table.").text == ""
    assert snippet(note, ("ask",), str, "Ask for the…").text == "Ask for the table."


def test_a_phrase_is_found_as_it_stands(workspace):
    workspace.do(change(Position, "x3", statement="Cut the fleet now"))
    workspace.do(change(Position, "x4", statement="The fleet cut, now"))
    assert set(found(workspace, "fleet now")) == {"x3", "x4"}
    assert found(workspace, '"fleet now"') == ["x3"]


@pytest.fixture
def noted(workspace):
    """Notes of several sorts, and statements in several scripts."""
    workspace.do(change(Position, "x1", statement="关于关税的立场"))
    workspace.do(change(Position, "x2", statement="Вывод войск"))
    fields = {"target_kind": "position", "field": "statement"}
    legal = {"type": NoteType.LEGAL, "author": "Anna Berg"}
    workspace.do(create(Note, id="n1", target="x1", text="Tariff check", **fields, **legal))
    workspace.do(create(Note, id="n2", target="x5", text="Tariff", resolved=True, **fields))
    return workspace


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("关税", {"x1"}),
        ("关", {"x1"}),
        ("ВОЙСК", {"x2"}),
        ("tariff party:ar", {"n1"}),
        ("tariff party:Borduria", {"n2"}),
        ("tariff party:bor", {"n2"}),
        ("tariff party:ar party:bo", {"n1", "n2"}),
        ("tariff type:legal", {"n1"}),
        ("tariff is:resolved", {"n2"}),
        ("tariff is:open", {"n1"}),
        ("tariff author:berg", {"n1"}),
        ('tariff author:"Anna Berg"', {"n1"}),
        ("tariff kind:position", set()),
        ("tariff kind:notes point:quota", {"n1", "n2"}),
        ("kind:position before:2025-01-03", {"x1"}),
        ("kind:position after:2025-01-05", {"x4", "x5"}),
        ("kind:position after:2025-02", set()),
        ("kind:position before:3.1.2025", {"x1"}),
        ("kind:position before:03/01/2025", {"x1"}),
        ('kind:position after:"5 Jan 2025"', {"x4", "x5"}),
        ("party:me", {"m"}),
    ],
)
def test_filters(noted, text, ids):
    assert set(found(noted, text)) == ids


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("party:xx", "There is no party “xx” in this dossier."),
        ("after:soon", "“soon” is not a date. Enter it as 2025-11-01, 2025-11 or 2025."),
        ("after:3.1.", "“3.1.” has no year. Add it, in four digits."),
        ("before:3.1.25", "“3.1.25”: the year of a date must have four digits."),
        ("is:closed", "“is:” does not accept “closed”. Use open, resolved and pinned."),
    ],
)
def test_a_value_that_nothing_is_called_is_told(workspace, text, sentence):
    assert asked(workspace, text).problems == (sentence,)


def test_what_can_follow_a_colon(workspace):
    assert [each.value for each in choices(workspace.latest, "party", "b")] == ["BO"]
    assert [each.value for each in choices(workspace.latest, "round")] == ["1", "2"]


def test_looking_back_leaves_out_what_was_not_said_yet(noted):
    noted.do(change(Position, "x5", statement="Tariffs to come"))
    noted.look_back(day(10))
    assert "x5" not in found(noted, "tariff", past=True)


def test_a_stored_text_is_told_where_it_holds_the_words(workspace):
    workspace.do(add_source("Gazette", "x " * 5_000 + "The herring will be shared.", id="g"))
    assert found(workspace, "herring") == ["g"]
    line = snippet(workspace.latest.get(Source, "g"), ("herring",), workspace.store.text)
    assert "herring" in line.text
    assert found(workspace, "herring zz") == []


def test_counts_are_whole_and_kinds_in_their_order(workspace):
    workspace.do(change(Party, "a", name="Salt Land"))
    workspace.do(change(Point, "p", unlock="salt"))
    for number in range(260):
        workspace.do(create(Note, id=f"k{number}", target_kind="point", target="p", text="salt"))
    answer = asked(workspace, "salt")
    assert [(group.kind, group.count) for group in answer.groups] == [
        (Party, 1),
        (Point, 1),
        (Note, 260),
    ]
    assert len(answer.groups[2].records) <= 260


def test_a_membership_is_found_by_the_names_of_member_and_group(workspace):
    workspace.do(create(Party, id="g", name="Lakeside Bloc", code="LB"))
    workspace.do(create(Membership, id="m", group="g", member="a"))
    assert found(workspace, "lakeside") == ["g", "m"]
    assert found(workspace, "LB") == ["m"]
    member = workspace.dossier.get(Party, "a")
    assert "m" in found(workspace, f"lakeside {member.name}")
    assert found(workspace, "lakeside nobody") == []
    assert found(workspace, f'lakeside kind:note party:"{member.code}"') == []
    assert "m" in found(workspace, "lakeside", past=True)


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        ("we co\N{SOFT HYPHEN}operate", "cooperate", "co\N{SOFT HYPHEN}operate"),
        ("a broken co-\noperation", "cooperation", "co- operation"),
        ("می\N{ZERO WIDTH NON-JOINER}خواهم", "میخواهم", "می\N{ZERO WIDTH NON-JOINER}خواهم"),
        ("a\N{RIGHT-TO-LEFT OVERRIDE}quota\a", "quota", "quota"),
    ],
)
def test_a_word_is_shown_and_marked_as_it_is_written(text, word, shown):
    found = around(text, 0, (fold(word),))
    ((begin, end),) = found.spans
    assert found.text[begin:end] == shown
    assert not {"\N{RIGHT-TO-LEFT OVERRIDE}", "\a", "\n"} & {*found.text}
