"""To which pole a statement leans, as a reader would say."""

import pytest

from dragoman.analysis.positions.statement import tokens, uses
from dragoman.knowledge.acts import acts, attitudes, inflected
from dragoman.knowledge.tables import listed, rows
from stands import issue, leans

AGAINST, FAVOUR = ["dissolve", "weaken", "attack", "blame", "abandon"], ["preserve", "strengthen", "praise"]
WARDENS = issue(AGAINST, FAVOUR, ["restructure"])

SAID = [
    ("that [object:the wardens] must be kept", "said", "say", 1),
    ("“[object:The wardens] are a part of the valley that must be protected and enlarged,”", "said", "say", 1),
    ("that [object:the wardens] must not be disbanded", "insisted", "insist", 1),
    ("We will never disarm [object:the wardens]", "said", "say", 1),
    ("any attempt to disarm [object:the wardens] will fail", "said", "say", 1),
    ("that disbanding [object:the wardens] would be a mistake", "said", "say", 1),
    ("that disbanding [object:the wardens] would not be a mistake", "said", "say", -1),
    ("that disbanding [object:the wardens] is long overdue", "said", "say", -1),
    ("the disbandment of [object:the wardens]", "called for", "call", -1),
    ("the disbandment of [object:the wardens]", "opposed", "oppose", 1),
    ("[object:their] disarmament", "demanded", "demand", -1),
    ("to disarm [object:the wardens]", "refused", "refuse", 1),
    ("to disarm [object:the wardens]", "vowed", "vow", -1),
    ("against dissolving [object:the wardens]", "warned", "warn", 1),
    ("that dissolving [object:the wardens] would start a feud", "warned", "warn", 1),
    ("[object:the wardens] disbanded", "want", "want", -1),
    ("that [object:the wardens] must lay down their weapons", "said", "say", -1),
    ("a blockade if Suva fails to meet calls for [object:the wardens]’ dissolution", "threatened", "threaten", -1),
    ("a strike unless [object:the wardens] are dissolved", "threatened", "threaten", -1),
    ("a strike if [object:the wardens] are dissolved", "threatened", "threaten", 1),
    ("measures to restructure rather than dissolve [object:the wardens]", "proposed", "propose", 0),
    ("to merge [object:the wardens] with the police", "offered", "offer", 0),
    ("[object:the wardens] “heroes”", "called", "call", 1),
    ("that [object:the wardens] are not heroes", "said", "say", -1),
    ("[object:the wardens] as terrorists", "described", "describe", -1),
    ("[object:the wardens]", "praised", "praise", 1),
    ("the plan to dissolve [object:the wardens]", "rejected", "reject", 1),
    ("that we must dissolve the guild rather than [object:the wardens]", "said", "say", 1),
]

SILENT = [
    ("that [object:the wardens] were disbanded in May", "said", "say"),
    ("that [object:the wardens] arrived", "said", "say"),
    ("Must we dissolve [object:the wardens]?", "asked", "ask"),
    ("if the council dissolves [object:the wardens]", "wondered", "wonder"),
    ("that the mayor praised [object:the wardens]", "said", "say"),
    ("that the guild must be dissolved; [object:the wardens] were there", "said", "say"),
    ("that [object:the wardens] said the guild must be dissolved", "said", "say"),
    ("that they must strike alongside [object:the wardens]", "said", "say"),
    ("that the raid must be answered", "said", "say"),
]


@pytest.mark.parametrize(("content", "cue", "lemma", "value"), SAID)
def test_what_is_wanted_of_the_object(content: str, cue: str, lemma: str, value: int) -> None:
    found = leans(content, cue, lemma, WARDENS)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(("content", "cue", "lemma"), SILENT)
def test_what_does_not_tell_is_none_and_never_the_middle(content: str, cue: str, lemma: str) -> None:
    assert leans(content, cue, lemma, WARDENS) is None


def test_both_sides_in_one_breath_lie_between() -> None:
    found = leans("We must keep [object:the wardens]. But we must cut [object:the wardens].", "said", "say", WARDENS)
    assert found is not None
    assert found.value == 0


@pytest.mark.parametrize("name", acts())
def test_every_word_of_an_act_can_fire(name: str) -> None:
    on, act = issue(["xyz"], [name]), acts()[name]
    row = next(row for row in rows("acts.tsv") if row["act"] == name)
    said = [f"We must {verb.partition(':')[0]} [object:them]" for verb in listed(row["verbs"])]
    said += [f"We want {noun} [object:them]" for noun in listed(row["nouns"]) if " " in noun]
    said += [f"We want the {noun} of [object:them]" for noun in listed(row["nouns"]) if " " not in noun]
    said += [f"[object:They] are {word}" for word in listed(row["predicates"])]
    for words in said:
        found = leans(words, "said", "say", on)
        assert found, words
        assert found.value == 1, words
    assert act.verbs
    assert leans(row["example"], "", "", on) or leans(row["example"], "said", "say", on), row["example"]


@pytest.mark.parametrize("use", attitudes())
def test_every_word_of_an_attitude_is_found(use: str) -> None:
    row = next(row for row in rows("attitudes.tsv") if row["use"] == use)
    for words in (*(verb.partition(":")[0] for verb in listed(row["verbs"])), *listed(row["words"])):
        assert use in {found for _, _, found in uses(["well", *tokens(words, ()), "then"])}, words


@pytest.mark.parametrize(
    ("verb", "form"),
    [("keep:kept", "kept"), ("ban", "banned"), ("dissolve", "dissolving"), ("rely", "relies"), ("veto", "vetoes"),
     ("break up:broke up", "breaking up"), ("cut", "cutting"), ("rely", "relied")],
)  # fmt: skip
def test_a_verb_has_its_forms(verb: str, form: str) -> None:
    assert tuple(form.split()) in set(inflected(verb))
