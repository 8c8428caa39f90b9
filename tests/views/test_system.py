"""The system: who leads, backs and opposes whom; who did, said and wants what."""

from typing import Any

import pytest
from handmade import ARTICLE, Handmade, article

from dragoman.analysis.names import UNKNOWN
from dragoman.analysis.system import system
from dragoman.corpus.sentences import sentence_at
from dragoman.document import Document, Span
from dragoman.records import Reading


def lines(reading: Reading, heading: str) -> list[str]:
    """Each line of a group with what is marked on it."""
    groups = dict(system(reading).groups)
    return [str(line) + "".join(f" [{m}]" for m in line.markers) for line in groups.get(heading, ())]


def test_ties_stand_in_their_order_with_whose_word_they_are() -> None:
    assert lines(article(), "Who leads, backs, advises and opposes whom") == [
        "Amara Tesfaye — heads → Ethiopia",
        "Idris Omar — commands → Border Guard",
        "Sudan — sponsors → Border Guard [attributed to Analysts]",
    ]


def test_acts_are_what_is_told_as_having_happened_the_texts_own_voice_first() -> None:
    assert lines(article(), "Who did what") == [
        "Amara Tesfaye — met → Idris Omar (Asosa, 2031-03-03)",
        "Sudan — armed → Border Guard [attributed to Analysts]",
    ]


def test_sayings_name_the_speaker_not_the_pronoun() -> None:
    assert lines(article(), "Who said what") == [
        "Amara Tesfaye — said: “We will never give up the dam,” [direct]",
        "Analysts — said that: that Sudan had armed the Border Guard [indirect]",
    ]


def test_wants_join_the_threat_and_what_is_threatened_and_a_posts_demand_is_its_authors() -> None:
    assert lines(article(), "Who wants what") == [
        "Egypt — threatened → shell: the site [possible] [threatened]",
        "River Watch — demanded → back down, by Cairo [demanded] "
        "[attributed to the post of River Watch (@riverwatch), 2031-03-02]",
    ]


def test_every_line_leads_to_its_record_and_to_its_characters() -> None:
    reading = article()
    texts = {r.document.id: r.document.text for r in (reading, *reading.posts)}
    ids = {x.id for r in (reading, *reading.posts) for x in (*r.events, *r.ties, *r.attributions)}
    found = [line.trace for _, group in system(reading).groups for line in group]
    assert len(found) == 9
    for trace in found:
        assert trace.record in ids
        assert trace.sentence.holds(trace.evidence)
        for span in (trace.sentence, trace.evidence):
            assert texts[trace.document][span.start : span.end] == span.text


def test_as_text_each_line_stands_over_its_sentence() -> None:
    shown = str(system(article())).splitlines()
    at = shown.index("  Sudan — armed → Border Guard  [attributed to Analysts]")
    assert shown[at + 1] == "      Analysts said that Sudan had armed the Border Guard."


def test_nobody_is_not_a_name() -> None:
    made = Handmade("It was said that they shelled Taiz.")
    said = made.attribution({}, "was said", "that they shelled Taiz")
    taiz = made.entity("Taiz", "Taiz", kind="place")
    made.event("ASSAULT", "shelled", {"they": None}, {"Taiz": taiz}, attribution=said)
    assert lines(made.reading(), "Who did what") == [f"{UNKNOWN} — shelled → Taiz [attributed to an unnamed source]"]
    assert lines(made.reading(), "Who said what") == [
        f"{UNKNOWN} — was said: that they shelled Taiz [indirect] [unnamed source]"
    ]


def test_words_within_words_keep_the_chain() -> None:
    made = Handmade("Quito said Lima admitted that troops crossed the river.")
    quito, lima = made.entity("Quito", "Quito"), made.entity("Lima", "Lima")
    outer = made.attribution({"Quito": quito}, "said", "Lima admitted that troops crossed the river")
    inner = made.attribution({"Lima": lima}, "admitted", "that troops crossed the river", parent=outer)
    made.event("ASSAULT", "crossed", {"troops": None}, attribution=inner)
    assert lines(made.reading(), "Who did what") == ["troops — crossed [attributed to Lima, as told by Quito]"]


@pytest.mark.parametrize(
    ("changes", "heading", "line"),
    [
        ({"polarity": "negated"}, "Who did what", None),
        ({"certainty": "possible"}, "Who did what", None),
        ({"certainty": "probable"}, "Who did what", "Manila — expelled → the envoy [probable]"),
        ({"status": "ended"}, "Who did what", "Manila — expelled → the envoy [ended]"),
        ({"status": "hypothetical"}, "Who did what", None),
        ({"status": "denied"}, "Who wants what", None),
        ({"status": "future"}, "Who did what", None),
        ({"status": "future"}, "Who wants what", "Manila — future → expelled → the envoy [future]"),
        ({"status": "demanded"}, "Who wants what", "– — demanded → expelled → the envoy, by Manila [demanded]"),
    ],
)
def test_what_counts_as_an_act_and_what_as_a_want(changes: dict[str, Any], heading: str, line: str | None) -> None:
    made = Handmade("Manila expelled the envoy.")
    manila = made.entity("Manila", "Manila")
    made.event("COERCE", "expelled", {"Manila": manila}, {"the envoy": None}, **changes)
    assert lines(made.reading(), heading) == ([line] if line else [])


def test_a_demand_not_to_act_and_a_demand_never_made_differ() -> None:
    made = Handmade("Oslo urged Riga not to leave. Bern never asked Kyiv to pay.")
    names = {n: made.entity(n, n) for n in ("Oslo", "Riga", "Bern", "Kyiv")}
    urged = made.event("REQUEST", "urged", {"Oslo": names["Oslo"]}, {"Riga": names["Riga"]})
    made.event("RETREAT", "leave", {"Riga": names["Riga"]}, status="demanded", polarity="negated", frame=urged)
    asked = made.event("REQUEST", "asked", {"Bern": names["Bern"]}, {"Kyiv": names["Kyiv"]}, polarity="negated")
    made.event("AID", "pay", {"Kyiv": names["Kyiv"]}, status="demanded", frame=asked)
    assert lines(made.reading(), "Who wants what") == [
        "Oslo — urged → not leave, by Riga [demanded]",
        "Bern — asked → pay, by Kyiv [not so] [demanded]",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It rained. |Gen. Ann B. Moe of the U.S. Army <left> at 5 p.m. sharp.| It stopped.",
        "One. |“We <must> go!”| She left.",
        "Title\n|He <spoke> first.|\nNext",
        "|<Rain>|",
        "He asked why. |Why <not>?| Nobody knew.",
    ],
)
def test_the_sentence_round_a_word(text: str) -> None:
    bare = text.replace("|", "").replace("<", "").replace(">", "")
    wanted = text.split("|")[1].replace("<", "").replace(">", "")
    start = text.replace("|", "").index("<")
    end = text.replace("|", "").index(">") - 1
    document = Document("d", bare)
    found = sentence_at(document, document.spot(start, end))
    assert found.text == wanted


def test_a_sentence_without_an_end_is_cut_at_words() -> None:
    text = "word " * 5000
    found = sentence_at(Document("d", text), Span(10000, 10004, "word"))
    assert found.start % 5 == 0
    assert set(found.text.split()) == {"word"}
    assert 100 < len(found.text) < 1000


def test_a_sentence_never_reaches_into_a_post() -> None:
    reading = article()
    shell = ARTICLE.index("shell")
    assert sentence_at(reading.document, reading.document.spot(shell, shell + 5)).text.endswith("shell the site.")
