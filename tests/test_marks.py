"""Marks over a text: what is written between brackets nests, whatever the spans do."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from dragoman.marks import Break, Close, Mark, Open, nest

TEXT = "Quito said that Lima lied."


def bracketed(marks: list[Mark], text: str = TEXT, breaks: tuple[int, ...] = ()) -> str:
    """The stream in brackets; a piece that continues a mark begins with +, a break is a bar."""
    out = ""
    for token in nest(text, marks, breaks):
        match token:
            case str():
                out += token
            case Open(mark, first):
                out += f"[{'' if first else '+'}{mark.id}:"
            case Close():
                out += "]"
            case Break():
                out += "|"
    return out


def at(words: str, name: str) -> Mark:
    start = TEXT.index(words)
    return Mark(start, start + len(words), "any", name)


def test_marks_within_marks() -> None:
    marks = [at("said", "c"), at("that Lima lied", "k"), at("lied", "e"), at("Quito", "s")]
    assert bracketed(marks) == "[s:Quito] [c:said] [k:that Lima [e:lied]]."


def test_marks_that_cross_are_split_where_the_outer_one_ends() -> None:
    assert bracketed([at("Quito said", "a"), at("said that", "b")]) == "[a:Quito [b:said]][+b: that] Lima lied."


def test_three_marks_that_cross() -> None:
    marks = [at("Quito said", "a"), at("said that", "b"), at("that Lima", "c")]
    assert bracketed(marks) == "[a:Quito [b:said]][+b: [c:that]][+c: Lima] lied."


def test_marks_over_the_same_words_keep_their_order() -> None:
    assert bracketed([at("lied", "x"), at("lied", "y")]) == "Quito said that Lima [x:[y:lied]]."
    assert bracketed([at("lied", "y"), at("lied", "x")]) == "Quito said that Lima [y:[x:lied]]."


def test_empty_marks_are_left_out() -> None:
    assert bracketed([Mark(3, 3, "any", "z")]) == TEXT


def test_a_break_splits_what_is_open() -> None:
    assert bracketed([at("said that", "b")], breaks=(10,)) == "Quito [b:said]|[+b: that] Lima lied."
    assert bracketed([], breaks=(0, len(TEXT))) == f"|{TEXT}|"


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark], list[int]]:
    text = draw(st.text(max_size=25))
    place = st.integers(0, len(text))
    ends = draw(st.lists(st.tuples(place, place), max_size=12))
    marks = [Mark(min(pair), max(pair), "any", str(n)) for n, pair in enumerate(ends)]
    return text, marks, draw(st.lists(place, max_size=4))


@given(marked_texts())
def test_the_stream_is_the_text_and_each_mark_covers_its_span(given_: tuple[str, list[Mark], list[int]]) -> None:
    text, marks, breaks = given_
    stack: list[str] = []
    covered: dict[str, list[int]] = defaultdict(list)
    first: dict[str, int] = defaultdict(int)
    last: dict[str, int] = defaultdict(int)
    at_ = 0
    for token in nest(text, marks, breaks):
        match token:
            case str():
                assert token == text[at_ : at_ + len(token)] != ""
                for name in stack:
                    covered[name].extend(range(at_, at_ + len(token)))
                at_ += len(token)
            case Open(mark, begins):
                stack.append(mark.id)
                first[mark.id] += begins
            case Close(mark, ends):
                assert stack.pop() == mark.id
                last[mark.id] += ends
            case Break(position):
                assert not stack
                assert position == at_
                assert position in breaks
    assert at_ == len(text)
    assert not stack
    for mark in marks:
        assert covered[mark.id] == list(range(mark.start, mark.end))
        assert first[mark.id] == last[mark.id] == (mark.start < mark.end)
