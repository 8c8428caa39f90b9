"""From text to sentences: offsets stay true, blocks are kept apart, any text is borne."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.document import Document
from dragoman.loading.document import blocks, make_document
from dragoman.reading.encoding.encoded import Encoded
from dragoman.reading.naming.referents import Referents
from dragoman.reading.parsing.casing import lower_headlines
from dragoman.reading.parsing.parse import LONGEST_PIECE, parse, pieces, plain
from dragoman.reading.parsing.syntax import Sentence

WORDS = st.sampled_from(
    "Kenya Nairobi the and president Ruto met its army he she they troops in of “Mali” (FARC) said . , ; ’s – #Chad 🕊 "
    "é\u0301 \u200b \u202e \x00 \n \n\n @x 3 rebels Warns SADC".split(" ")
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))


def sentences_of(text: str) -> list[Sentence]:
    return parse(text, [(0, len(text))] if text else [])


def referents_of(document: Document) -> Referents:
    return Referents(document, parse(document.text, blocks(document)), Encoded(document.text))


def test_a_sentence_has_its_words_heads_and_offsets() -> None:
    text = "Zambia  expelled two diplomats.\nMalawi didn’t."
    first, second = parse(text, [(0, 31), (32, len(text))])
    assert [t.text for t in first.tokens] == ["Zambia", "expelled", "two", "diplomats", "."]
    assert [t.text for t in second.tokens] == ["Malawi", "did", "n’t", "."]
    assert (first.tokens[0].head.text, first.tokens[0].dep, first.tokens[0].ent) == ("expelled", "nsubj", "GPE")
    assert (first.paragraph, second.paragraph, second.start) == (0, 1, 32)


def test_no_sentence_crosses_a_block() -> None:
    text = "The minister of\ndefence resigned"
    assert [s.end for s in parse(text, [(0, 15), (16, len(text))])] == [15, len(text)]


@pytest.mark.parametrize("text", ["“Never,” said Ruto.", "Nairobi\u00a0is calm.", "‘We’ll see’ – he said", "a\tb\x00c"])
def test_odd_characters_are_mapped_one_for_one(text: str) -> None:
    assert len(plain(text)) == len(text)
    for sentence in sentences_of(text):
        assert all(text[t.start : t.end] == t.text for t in sentence.tokens)


def test_a_headline_is_parsed_as_if_it_were_a_sentence() -> None:
    (sentence,) = sentences_of("Sudan Army Warns Rebels After Border Raid")
    assert next(t.pos for t in sentence.tokens if t.text == "Warns") == "VERB"


@pytest.mark.parametrize(
    "line",
    [
        "Prime Minister Benjamin Netanyahu met Viktor Orban in Budapest.",
        "Ministry of Foreign Affairs",
        "The Wagner Group and the Rapid Support Forces fought in Sudan.",
    ],
)
def test_lines_that_are_no_headlines_are_left_alone(line: str) -> None:
    assert lower_headlines(line, [(0, len(line))]) == line


def test_a_word_that_the_text_capitalises_elsewhere_stays_capitalised_in_a_headline() -> None:
    text = "Rights Judge Sanctions Army Chief In Court\nThe complaint against Chief Sanctions was heard."
    assert "Sanctions" in lower_headlines(text, [(0, len(text))]).split("\n")[0]


@pytest.mark.parametrize("place", ["Turkey", "Kenya", "Peru"])
def test_a_place_before_a_title_belongs_to_its_preposition(place: str) -> None:
    (sentence,) = sentences_of(f"In {place} Minister Okur met with the rebels, as well as elders focused on the truce.")
    words = {t.text: t for t in sentence.tokens}
    assert (words[place].head.text, words[place].dep) == ("In", "pobj")
    assert (words["elders"].head.text, words["elders"].dep) == ("rebels", "conj")
    assert (words["focused"].head.text, words["focused"].dep) == ("elders", "acl")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("On 2 May 2031 Togolese soldiers attacked Ghana.", "Togolese soldiers"),
        ("By 7 July 2029 Malian officials had signed the pact.", "Malian officials"),
        ("On 9 May 2031 Chilean police arrested two men.", "Chilean police"),
    ],
)
def test_a_date_behind_a_preposition_is_no_part_of_a_name(text: str, who: str) -> None:
    assert who in {m.span.text for m in referents_of(make_document(text)).mentions}


@given(st.text(alphabet="ab. \n", max_size=300), st.integers(0, 50))
def test_pieces_cover_a_block_without_gaps(text: str, start: int) -> None:
    start = min(start, len(text))
    found = list(pieces(text, start, len(text)))
    assert "".join(text[a:b] for a, b in found) == text[start:]


def test_a_long_block_is_cut_at_the_end_of_a_sentence() -> None:
    text = "Chad closed the border. " * 400
    found = list(pieces(text, 0, len(text)))
    assert all(b - a <= LONGEST_PIECE for a, b in found)
    assert all(text[a:b].rstrip().endswith(".") for a, b in found)


def test_one_sentence_of_many_thousand_words_is_read() -> None:
    text = "the army of Mali and its allies met the rebels and " * 1000
    referents = referents_of(make_document(text))
    assert {m.span.text for m in referents.mentions} >= {"Mali"}


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_in_any_text_spans_are_true_and_mentions_have_their_entities(text: str) -> None:
    document = make_document(text)
    referents = referents_of(document)
    entities = {e.id: e for e in referents.entities}
    for m in referents.mentions:
        assert all(document.text[s.start : s.end] == s.text for s in (m.span, m.head))
        assert m.span.holds(m.head)
        assert m.entity in entities if m.entity else set(m.reasons) == {"entity"}
    assert len(entities) == len(referents.entities)
    assert len({m.id for m in referents.mentions}) == len(referents.mentions)
    assert sorted(i for e in entities.values() for i in e.mentions) == sorted(
        m.id for m in referents.mentions if m.entity
    )
    assert all(e.name and e.mentions for e in entities.values())


@settings(max_examples=20, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_a_document_is_read_the_same_alone_and_after_others(texts: list[str]) -> None:
    documents = [make_document(t) for t in texts]
    read = [(r.mentions, r.entities) for r in map(referents_of, documents)]
    again = [(r.mentions, r.entities) for r in map(referents_of, reversed(documents))]
    assert read == again[::-1]
