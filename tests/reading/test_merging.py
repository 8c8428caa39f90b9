"""What the encoder changes of the rules' attributions, and what it adds."""

import pytest
from told import Told

from dragoman.loading.document import blocks, make_document
from dragoman.reading.encoding.encoded import Said
from dragoman.reading.naming.referents import Referents
from dragoman.reading.parsing.parse import parse
from dragoman.reading.parsing.quotations import find_quotations
from dragoman.reading.speech.attributions import find_attributions
from dragoman.records import Attribution
from marked import parse_marked


def read(line: str, score: float, role: float = 1.0) -> list[Attribution]:
    """The attributions of a marked sentence, where the marks are what the encoder says; without marks: nothing."""
    text, marks = parse_marked(line)
    spans = {name: [(m.start, m.end) for m in found] for name, found in marks.items()}
    said = [Said(spans["cue"][0], next(iter(spans.get("source", [])), None), tuple(spans["content"]), score)] \
        if spans else []  # fmt: skip
    document = make_document(text)
    sentences, stretches = parse(text, blocks(document)), blocks(document)
    quotations = find_quotations(text, stretches)
    encoder = Told(said, role=role)
    referents = Referents(document, sentences, encoder)
    found, _ = find_attributions(document, sentences, quotations, referents, [], encoder)
    return list(found)


def told(a: Attribution) -> tuple[list[str], str, list[str]]:
    return [s.span.text for s in a.sources], a.cue.span.text if a.cue else "", [str(c) for c in a.content]


@pytest.mark.parametrize(
    ("line", "content"),
    [
        ("[source:Analysts] [cue:fear] [content:that the truce will fail on Sunday].",
         ["that the truce will fail on Sunday"]),
        ("[source:Analysts] [cue:fear] that the truce [content:will fail].", ["that the truce will fail"]),
    ],
)  # fmt: skip
def test_the_contents_edges_are_the_encoders_where_both_mean_the_same(line: str, content: list[str]) -> None:
    (a,) = read(line, 0.2)
    assert told(a)[2] == content


@pytest.mark.parametrize(
    ("line", "content"),
    [
        ("[source:Kofi Asante] [cue:said] [content:the dam was safe and ordered the gates of Akosombo shut].",
         "the dam was safe and ordered the gates of Akosombo shut"),
        ("[source:Manila] [cue:called for] [content:the recall of the envoy, despite a storm of protest in Cebu].",
         "the recall of the envoy"),
        ("[source:Lima] [cue:congratulated] [content:the winner on a peaceful vote].", "a peaceful vote"),
    ],
)  # fmt: skip
def test_an_encoder_that_is_sure_takes_content_further_but_not_past_a_comma_or_over_the_hearer(
    line: str, content: str
) -> None:
    assert told(read(line, 0.9)[0])[2] == [content]


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("[source:Ruth Amadi, the mayor of Jos,] [cue:said] [content:that the bridge was gone].",
         "Ruth Amadi, the mayor of Jos"),
        ("[content:The vote was fair], [cue:said] [source:Marek Novak, a judge in Brno].",
         "Marek Novak, a judge in Brno"),
        ("[source:Jurists] in Nairobi [cue:argue] [content:that the decree is void].", "Jurists in Nairobi"),
    ],
)  # fmt: skip
def test_a_source_is_all_that_describes_it(line: str, source: str) -> None:
    assert told(read(line, 0.9)[0])[0] == [source]


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("[source:Moyo] called on the colonel to resign after the general [cue:claimed] "
         "[content:that the bridge had fallen].", "Moyo"),
        ("Rain fell on [source:Juba] as the envoy [cue:warned] [content:that the camp would flood].", "Juba"),
    ],
)  # fmt: skip
def test_a_sure_encoder_tells_who_speaks(line: str, speaker: str) -> None:
    assert told(read(line, 0.9)[-1])[0] == [speaker]
    assert told(read(line, 0.6)[-1])[0] != [speaker]


@pytest.mark.parametrize(("score", "found"), [(0.6, 1), (0.4, 0)])
def test_what_only_the_encoder_finds_needs_a_high_probability(score: float, found: int) -> None:
    line = "Rain fell. [source:Esi Boateng] took up the [cue:hope] of many: [content:a ban on trawlers]."
    attributions = read(line, score)
    assert [(a.by.method, a.by.score) for a in attributions] == [("encoder", score)] * found


@pytest.mark.parametrize(
    "line",
    [
        "It [cue:hoped] loudly [content:for a ban on trawlers].",
        "[source:Nobody] [cue:hoped] loudly [content:for a ban on trawlers].",
        "[source:The deputies] [cue:voted for] [content:the budget].",
        '[source:The film] [cue:is titled] [content:"The Last Harvest of Tarija"].',
    ],
)
def test_the_encoders_word_alone_needs_somebody_and_what_looks_like_words(line: str) -> None:
    assert [a for a in read(line, 0.9) if a.by.method == "encoder"] == []


@pytest.mark.parametrize(
    "line",
    [
        "[source:The minister] [cue:linked] [content:the shortage to what the northern militia had done].",
        "[source:Opposition lawmakers] [cue:chalked] [content:the defeat up to fraud that Kano had ignored].",
        "[source:The union] [cue:groused] [content:that the ministers had ignored its letter].",
    ],
)
def test_words_that_somebody_says_need_no_cue_that_the_lists_know(line: str) -> None:
    assert [a.by.score for a in read(line, 0.6) if a.by.method == "encoder"] == [0.6]
    assert [a for a in read(line, 0.4) if a.by.method == "encoder"] == []


@pytest.mark.parametrize(("role", "found"), [(0.5, 1), (0.01, 0)])
def test_a_cue_that_the_encoder_rules_out_is_none(role: float, found: int) -> None:
    assert len(read("Analysts fear that the truce will fail.", 0, role)) == found


def test_a_quotation_stands_against_the_encoder() -> None:
    assert len(read("“The port is closed,” Boateng said.", 0, 0.01)) == 1


def test_what_stands_in_somebodys_words_stands_against_the_encoder() -> None:
    line = "[source:Boateng] [cue:said] [content:that Togo had claimed that the port was closed]."
    outer, inner = read(line, 0.9, 0.01)
    assert (inner.sources[0].span.text, inner.parent) == ("Togo", outer.id)


@pytest.mark.parametrize(
    "line",
    [
        "[content:Fiji’s neighbours] [cue:have reportedly threatened] [content:sanctions against the junta].",
        "[content:Dockers in Lomé] [cue:have allegedly warned] [content:that the port will close].",
        "[content:The Kenyan army] [cue:has reportedly denied] [content:that it shelled Garissa].",
    ],
)
def test_hearsay_stays_hearsay(line: str) -> None:
    """One cue of the encoder's for two of the rules' makes no claim the document's own."""
    outer, inner = read(line, 0.9)
    assert (outer.sources, outer.source_class) == ((), "unnamed")
    assert (inner.parent, len(inner.sources)) == (outer.id, 1)
