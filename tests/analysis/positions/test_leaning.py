"""To which pole a statement leans, as a reader would say."""

import pytest

from dragoman.analysis.positions.issues import about
from dragoman.analysis.positions.statement import sentences, tokens, uses
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


ABOUT = about("x")

OPINIONS = [
    ("[object:Burhan] is unfit to lead a transition", "said", "say", -1),
    ("[object:the Rapid Support Forces] have dragged the country into ruin", "said", "say", -1),
    ("[object:Kaya] has failed this city", "said", "say", -1),
    ("[object:Goïta] “a tyrant”", "called", "call", -1),
    ("[object:the labour reform] as an attack on workers", "described", "describe", -1),
    ("[object:Mrs. Petrov] untrustworthy", "considers", "consider", -1),
    ("[object:Petrov]’s plans to sell the port “an absolute disgrace,”", "called", "call", -1),
    ("a corrupt [object:customs board] has ruined Guinea", "said", "say", -1),
    ("the failed policies of [object:Ortega]", "said", "say", -1),
    ("the courage of [object:the Kyrgyz miners] moved us", "said", "say", 1),
    ("[object:the accord], which Bogotá signed in June, is a historic step", "said", "say", None),
    ("[object:the accord], the mayor said, is a historic step", "wrote", "write", None),
    ("[object:the accord] is a historic step", "said", "say", 1),
    ("[object:Mbeki] would be a great president", "said", "say", 1),
    ("[object:The cohesion fund] deserves our support", "said", "say", 1),
    ("[object:Mbeki] is not fit to govern", "said", "say", -1),
    ("I do not think [object:Mbeki] is fit to govern", "said", "say", -1),
    ("“I am proud of [object:the accord],”", "said", "say", 1),
    ("“We are deeply disappointed in [object:the AU],”", "said", "say", -1),
    ("[object:the AU]", "disappointed in", "disappointed", -1),
    ("she would support [object:the unity government] whatever happened", "said", "say", 1),
    ("they will not back [object:Saied]", "said", "say", -1),
    ("she was a farmer and would probably back [object:Saied]", "said", "say", 1),
    ("he would disband [object:the border guard]", "said", "say", -1),
    ("nobody could trust [object:the ELN]", "said", "say", -1),
    ("[object:the ELN] cannot be trusted", "said", "say", -1),
    ("“Please vote for [object:Karim Haddad],”", "said", "say", 1),
    ("“We must stop [object:Chega],”", "said", "say", -1),
    ("that [object:Kurz] should resign", "said", "say", -1),
    ("[object:Mr. Ruto] to step down", "called on", "call", -1),
    ("[object:a senate]", "called for", "call", 1),
    ("it would be wrong to abolish [object:the debt brake]", "said", "say", 1),
    ("it was premature to back [object:Wakil]’s bid", "said", "say", -1),
]

NO_OPINION = [
    ("that the war in [object:Eritrea] was terrible", "said", "say"),
    ("the journey through [object:Algeria] was terrible", "said", "say"),
    ("that the deal, which [object:Orbán] had attacked, was a success", "said", "say"),
    ("that critics had described [object:EULEX] as a failure", "said", "say"),
    ("that [object:Merkel] was a failure", "denied", "deny"),
    ("that he had called [object:Merkel] a failure", "denied", "deny"),
    ("that [object:Doumbouya] was a dictator", "never said", "say"),
    ("If [object:Uribe] were a criminal", "said", "say"),
    ("voters were divided over whether [object:Murillo] is a danger", "said", "say"),
    ("Would [object:Egypt] be wrong to close its border", "would not say", "say"),
    ("that, had [object:Omondi] won, he would have been a great president", "said", "say"),
    ("[object:Zuma]’s critics are liars", "said", "say"),
    ("the press had been unfair to those who praised [object:Zuma]", "said", "say"),
    ("that many farmers hate [object:Petro]", "said", "say"),
    ("she might back [object:Ennahda]", "said", "say"),
    ("she was asked whether she supports [object:Ennahda]", "said", "say"),
    ("he recoiled when the general began attacking [object:the nurses]", "said", "say"),
    ("it was wrong to arrest people for praising [object:Vuković]", "said", "say"),
    ("nothing like [object:the militia] was seen before", "said", "say"),
    ("that the generals want to disband [object:the militia]", "said", "say"),
    ("that nobody is more loyal to [object:the duke] than his cook", "said", "say"),
    ("We will need help from [object:Kenya]", "said", "say"),
    ("that [object:the bill]’s author was a hero", "said", "say"),
    ("an inquiry to find whether [object:Sow] had fled", "called for", "call"),
    ("that Sow’s words about [object:the Hausa] were unacceptable", "said", "say"),
]


@pytest.mark.parametrize(("content", "cue", "lemma", "value"), OPINIONS)
def test_how_the_object_is_judged(content: str, cue: str, lemma: str, value: int | None) -> None:
    found = leans(content, cue, lemma, ABOUT)
    assert (found and found.value) == value


@pytest.mark.parametrize(("content", "cue", "lemma"), NO_OPINION)
def test_what_is_judged_otherwise_or_by_others_tells_nothing(content: str, cue: str, lemma: str) -> None:
    assert leans(content, cue, lemma, ABOUT) is None


def test_no_sentence_ends_at_a_title_or_an_initial() -> None:
    text = "He met Mr. Trump and J. D. Vance in the U.S. Senate. She left. “No!” Then Mrs. Dube spoke."
    assert [text[a:b].strip() for a, b in sentences(text)] == [
        "He met Mr. Trump and J. D. Vance in the U.S. Senate.", "She left.", "“No!”", "Then Mrs. Dube spoke."
    ]  # fmt: skip


@pytest.mark.parametrize("name", acts())
def test_every_word_of_an_act_can_fire(name: str) -> None:
    on, act = issue(["xyz"], [name]), acts()[name]
    row = next(row for row in rows("acts.tsv") if row["act"] == name)
    said = [f"We must {verb.partition(':')[0]} [object:them]" for verb in listed(row["verbs"])]
    said += [f"We want {noun} [object:them]" for noun in listed(row["nouns"]) if " " in noun]
    said += [f"We want the {noun} of [object:them]" for noun in listed(row["nouns"]) if " " not in noun]
    for words in said:
        found = leans(words, "said", "say", on)
        assert found, words
        assert found.value == 1, words
    assert act.verbs
    assert leans(row["example"], "", "", on) or leans(row["example"], "said", "say", on), row["example"]


SHAPES = {"predicate": ["[object:They] are {}"], "epithet": ["[object:They] are {}", "We met the {} [object:guild]"],
          "doing": ["[object:They] {}", "[object:They] would {}"],
          "trait": ["We saw the {} of [object:the guild]", "[object:The guild]’s {} is known"]}  # fmt: skip


@pytest.mark.parametrize("row", rows("opinions.tsv"), ids=lambda row: f"{row['act']}-{row['kind']}")
def test_every_word_of_an_opinion_can_fire(row: dict[str, str]) -> None:
    on = issue(["xyz"], [row["act"]])
    for words in listed(row["words"]):
        for shape in SHAPES[row["kind"]]:
            found = leans(shape.format(words.partition(":")[0]), "said", "say", on)
            assert found, words
            assert found.value == 1, words
    assert leans(row["example"], "said", "say", on), row["example"]


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
