"""The scorer of attributions on three sentences."""

import pytest

from benchmarks.polnear import Spans, attributions, brat, cut, measure, score

TEXT = "Amara Diallo said dams leak. “We fear floods,” Idris told us. Others think otherwise."
STANDOFF = """T1\tSource 0 12\tAmara Diallo
T2\tCue 13 17\tsaid
T3\tContent 18 27\tdams leak
T4\tAttribution 13 17\tsaid
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
T5\tSource 47 52\tIdris
T6\tCue 53 57\ttold
T7\tContent 29 39;40 46\t“We fear floods,”
T8\tAttribution 53 57\ttold
E2\tAttribution:T8 Source:T5 Cue:T6 Content:T7
"""


def said(source: str, cue: str, content: str) -> Spans:
    """An attribution of TEXT by its words."""
    found = {"Source": source, "Cue": cue, "Content": content}
    return {k: [(TEXT.index(words), TEXT.index(words) + len(words))] for k, words in found.items()}


def scored(*ours: Spans) -> dict[str, float]:
    return measure([score(TEXT, brat(STANDOFF), ours)])


DIALLO = said("Amara Diallo", "said", "dams leak")
IDRIS = said("Idris", "told", "“We fear floods,”")


def test_a_discontinuous_span_has_several_ranges() -> None:
    assert brat(STANDOFF)[1]["Content"] == [(29, 39), (40, 46)]


def test_both_found() -> None:
    found = scored(DIALLO, IDRIS)
    assert found["whole attribution P"] == found["whole attribution R"] == 1
    assert found["opening with a quotation mark R"] == found["source uncut F1"] == 1


def test_the_wrong_source_is_no_hit_but_its_content_is() -> None:
    found = scored(said("Idris", "said", "dams leak"))
    assert found["whole attribution P"] == 0
    assert found["content uncut P"] == 1


@pytest.mark.parametrize(("content", "recall"), [("dams ", 0.5), ("dams", 0.0)])
def test_half_of_the_content_must_be_covered(content: str, recall: float) -> None:
    assert scored(said("Diallo", "said", content))["whole attribution R"] == recall


def test_one_of_ours_finds_one_of_theirs() -> None:
    both: Spans = {"Source": [(0, 12), (47, 52)], "Cue": [], "Content": [(18, 46)]}
    assert scored(both)["whole attribution R"] == 0.5
    assert scored(DIALLO, DIALLO)["whole attribution P"] == 0.5


def test_spans_are_cut_at_sentence_ends() -> None:
    text = "“We wait. We hope.” Then"
    assert [text[s:e] for s, e in cut((0, 19), text)] == ["“We wait.", "We hope.”"]


def test_what_dragoman_reads_has_the_gold_form() -> None:
    found = attributions("The minister said that the port is closed.")
    assert found == [{"Source": [(0, 12)], "Cue": [(13, 17)], "Content": [(18, 41)]}]
