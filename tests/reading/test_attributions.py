"""Who says, believes or wants what, as a specification in marked sentences."""

from __future__ import annotations

import pytest

import dragoman as dr
from dragoman.document import Span
from dragoman.knowledge.speech_nouns import documents, occasions
from dragoman.reading.speech.attribution_index import innermost
from dragoman.records import Attribution
from marked import parse_marked

INDIRECT = """
[source:The governor of Borno] [cue:said] [content:the road to Maiduguri was open].
[source:The junta] [cue:announced] [content:that the airport in Niamey would stay shut].
[source:Kyiv] [cue:insists] [content:that the grain corridor still holds].
[source:Jurists in Nairobi] [cue:argue] [content:that the decree is void].
[source:The general] [cue:conceded] [content:that the siege of Taiz had failed].
[source:A hospital in Gaza] [cue:confirmed] [content:that nine people had died].
[source:The trade minister] [cue:warned] [addressee:reporters] [content:that prices in Cairo would double].
[source:Jakarta] [cue:called for] [content:the release of all prisoners].
[source:Khartoum] [cue:accused] [content:Chad of arming the rebels].
[source:The mufti of Tripoli] [cue:called] [content:the raid a crime].
[source:The press guild] [cue:described] [content:the law as a muzzle].
[source:The queen] [cue:condemned] [content:the attack on the convoy].
[source:The prosecutor in Lima] [cue:denied] [content:that the files were lost].
[source:Analysts] [cue:believe] [content:that the truce in Sirte will fail].
[source:Islamabad] [cue:hopes] [content:to reopen the crossing].
[source:The two councils] [cue:agreed] [content:to share the river].
[source:Havana] [cue:promised] [content:to free the editors].
[source:The governor of Rakhine] [cue:threatened] [content:military action if the rebels fail to disarm].
[source:The union] [cue:demanded] [content:that the mine be closed].
[source:The envoy] [cue:pointed out] [content:that the bridge had no guards].
[source:The court] [cue:made clear] [content:that the order was void].
[source:Madrid] [cue:is reluctant] [content:to expel the envoy].
[source:The mediator] [cue:is confident] [content:that both sides will sign in Kampala].
[content:Forty houses burned in Valparaíso], [cue:according to] [source:the fire service].
[content:The goal], [source:he] [cue:said], [content:is to forge a durable truce in Aleppo].
[content:Mr. Obote], [source:officials] [cue:said], [content:has become doubtful of the plan].
[content:Over the years], [source:she] [cue:said], [content:the radio has kept the valley together].
As [source:the mayor of Lviv] [cue:said], [content:the two roads are mined].
[content:The rains will come late], [source:the forecaster] [cue:said].
[source:The king] [cue:called] [content:the raid a crime].
[source:State's reviewers] [cue:had said] [content:more than 300 letters were opened].
[source:One in four voters in Quito] [cue:said] [content:the judges should resign].
[source:Reuters news agency] [cue:reported] [content:that the port of Berbera was shelled].
[content:The port of Berbera was shelled], [source:Reuters news agency] [cue:reports].
[source:Villagers] [cue:blamed] [content:the army for the fire].
[source:Pretoria] [cue:congratulated] [addressee:the winner] on [content:a peaceful vote].
[source:Chad] [cue:asked] [addressee:the donors] for [content:tents and water].
[source:Manila] [cue:assured] [addressee:its allies] [content:that the base would stay].
[source:The bishop] [cue:told] [addressee:the crowd] [content:that the pause in Goma would hold].
"""

DIRECT = """
[content:“The road to Gao is shut,”] [source:the mayor] [cue:said].
[content:“The road to Gao is shut,”] [cue:said] [source:the mayor].
[content:"Nobody will be left behind,"] [source:the bishop of Juba] [cue:continued].
[source:The envoy] [cue:said], [content:“We leave on Sunday.”]
[source:The president of Peru] [cue:told] [addressee:reporters]: [content:“I will not resign.”]
[content:“We will not sign,”] [source:the rebels] [cue:said], [content:“before the rains end.”]
[content:“Our boats are gone,”] [source:Ruth Amadi] [cue:said]. [content:“We have nothing left.”]
[content:“Who will pay for the dam?”] [source:she] [cue:asked].
[content:“Long live the republic!”] [cue:cried] [source:the prisoners].
[content:''The voters are furious,''] [source:Mr. Gidado] [cue:said], [content:''and they want a say.'']
[content:''The wells are dry,''] [cue:said] [source:Mr. Gidado]. [content:''They have been dry for years.'']
[content:‘The ferry sank in minutes,’] [source:the captain] [cue:said].
[content:'The ferry sank in minutes,'] [cue:said] [source:the captain].
[content:„Our oil is our own,“] [source:the minister] [cue:said].
[content:«We want our sons back,»] [source:the mothers] [cue:chanted].
[content:“The folks who know the river… they’re leaving,”] [cue:said] [source:Don Mbeki, the chairman of the council].
[content:“The strait is ours,”] [source:Ruth Amadi III, a chief], [cue:told] [addressee:a paper] in Dakar.
[content:“My apologies, I'm sorry,”] [source:Okafor] [cue:said] after a long exchange.
[content:"They treat it like, 'Oh, this is small,' "] [source:Mahama] [cue:said] at a rally.
[content:“He came late. He only said 'I'm busy,’”] [source:the widow] [cue:said]. [content:“We were busy too.”]
[content:“It is over,”] [source:the audience] [cue:shouted].
[content:“The camp has no water,”] [source:the report] [cue:said].
"""

MIXED = """
[source:The bishop] [cue:said] [content:that the camp was “a wound in the city.”]
[source:The mufti] [cue:called] [content:him a “liar”].
[source:Algiers] [cue:called] [content:the agreement “an historic step forward”].
[source:Former president Bello] [cue:said] [content:his wife was ready because “the times are hard.”]
[source:The general] [cue:described] [content:the militias as “key to the valley’s strength.”]
The premier met [source:the man] who [cue:called] [content:their son “a hero.”]
[source:The colonel] [cue:branded] [content:the two priests “spies.”]
[source:Nicosia] [cue:denounced] [content:the drilling as “plain theft.”]
"""

CLASSES = [
    ("Angela Merkel said that the bridge was closed.", "named"),
    ("Poland said that the bridge was closed.", "named"),
    ("The United Nations said that the bridge was closed.", "named"),
    ("Two officials said that the bridge was closed.", "unnamed"),
    ("A nurse said that the bridge was closed.", "unnamed"),
    ("The report said that the bridge was closed.", "document"),
    ("According to the indictment, the bridge was closed.", "document"),
    ("The convoy was reportedly stopped near Goma.", "unnamed"),
    ("The general is believed to have fled to Riyadh.", "unnamed"),
]

STANCES = [
    ("The army said that the school was empty.", "neutral"),
    ("The army admitted that the school was empty.", "endorsing"),
    ("The army pointed out that the school was empty.", "endorsing"),
    ("The army claimed that the school was empty.", "doubting"),
    ("The army falsely said that the school was empty.", "doubting"),
    ("The army rightly said that the school was empty.", "endorsing"),
]

NOBODY_SPEAKS = """
The troops crossed the river at dawn.
Tehran’s “Axis of Resistance” has lost its road to the sea.
The film “Roads of Dust” opened in Accra on Friday.
Soldiers from the “Desert Falcons” took the village.
The minister discussed the situation with his guest.
The film is titled "The Last Harvest of Tarija."
The column backed the president and his plan.
Some of the charges were dismissed.
The rebels opted to stay.
The deputies voted for the budget.
The party supported the candidate.
She was not asked to testify.
The strike was called off.
They camped at a village called Tin Zaouatine.
He led a militia known as the Desert Falcons.
The evidence suggests that the dam was old.
This gap highlights the weakness of the regime.
"""


def cases(table: str) -> list[str]:
    return [line for line in table.splitlines() if line]


def texts(spans: object) -> list[str]:
    return [str(s) for s in spans]  # type: ignore[attr-defined]


def with_cue(reading: dr.Reading, word: str) -> Attribution:
    return next(a for a in reading.attributions if a.cue is not None and a.cue.span.text == word)


def check(line: str, kind: str) -> None:
    text, marks = parse_marked(line)
    a = with_cue(dr.read(text), marks["cue"][0].text)
    assert texts(a.sources) == [m.text for m in marks["source"]]
    assert texts(a.addressees) == [m.text for m in marks.get("addressee", [])]
    assert a.kind == kind
    assert [(s.start, s.end) for s in a.content] == [(m.start, m.end) for m in marks["content"]]


@pytest.mark.parametrize("line", cases(INDIRECT))
def test_indirect(line: str) -> None:
    check(line, "indirect")


@pytest.mark.parametrize("line", cases(DIRECT))
def test_direct(line: str) -> None:
    check(line, "direct")


@pytest.mark.parametrize("line", cases(MIXED))
def test_partly_quoted(line: str) -> None:
    check(line, "mixed")


@pytest.mark.parametrize(("text", "expected"), CLASSES)
def test_class_of_the_source(text: str, expected: str) -> None:
    (a,) = dr.read(text).attributions
    assert a.source_class == expected


@pytest.mark.parametrize(("text", "expected"), STANCES)
def test_stance_of_the_cue(text: str, expected: str) -> None:
    (a,) = dr.read(text).attributions
    assert a.cue is not None
    assert a.cue.stance == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The guard shouted, “Nobody leaves,” when Falk asked for water.", "The guard"),
        ("The mayor of Jos said, “The well is dry,” before the envoy promised a pump.", "The mayor of Jos"),
        ("Lagos replied, “We owe nothing,” after Accra demanded the toll.", "Lagos"),
    ],
)
def test_a_cue_behind_a_conjunction_does_not_take_the_quotation_before_it(text: str, speaker: str) -> None:
    quoting = [a for a in dr.read(text).attributions if a.kind == "direct"]
    assert [[s.span.text for s in a.sources] for a in quoting] == [[speaker]]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The deputies on Capitol Hill, who argued that the vote was void, went home.", "deputies"),
        ("A clerk at the World Bank, who said that the loan was lost, was dismissed.", "clerk"),
        ("Fishermen in Gaza, who say that the sea is empty, burned their nets.", "Fishermen"),
    ],
)
def test_who_is_somebody_and_not_the_place_beside_it(text: str, source: str) -> None:
    (a,) = dr.read(text).attributions
    assert source in a.sources[0].span.text.split()


@pytest.mark.parametrize(
    "text",
    [
        "Plants in Poland emit four tons of soot per inhabitant.",
        "The pump yields nine litres per household in Harare.",
        "Lima spends forty soles per pupil, less than Quito.",
    ],
)
def test_per_head_is_nobodys_word(text: str) -> None:
    assert dr.read(text).attributions == ()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“This has to stop,” Sall told Diop, warning that there were signs of soldiers digging in.", "Sall"),
        ("The bishop wrote to the general, pleading that the road be opened.", "The bishop"),
        ("Kagame met Tshisekedi in Luanda, insisting that no Rwandan soldier had crossed the border.", "Kagame"),
    ],
)
def test_a_participle_is_the_speakers_and_not_the_hearers(text: str, source: str) -> None:
    last = dr.read(text).attributions[-1]
    assert [s.span.text for s in last.sources] == [source]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The gap between Sall’s call for “Wolof farmers to take up hoes” and Diop’s mild remarks shows their split.",
         "“Wolof farmers to take up hoes”"),
        ("The bishop’s demand for “bread before guns” and the general’s silence told the crowd enough.",
         "“bread before guns”"),
        ("Ortiz’s plea for “one more week” and the union’s new strike made the mayor of Cali nervous.",
         "“one more week”"),
    ],
)
def test_what_a_noun_holds_ends_with_its_quotation(text: str, content: str) -> None:
    assert dr.read(text).attributions[0].content[-1].text == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Radio Togo says Ghana has closed the crossing at Aflaohttps://example.org/a1b2", "Aflao"),
        ("The mufti said the road was shut at Tirahttp://example.org/x", "Tira"),
        ("State media warn that Peru may lose Tacnahttps://example.org/tacna", "Tacna"),
    ],
)
def test_a_link_that_is_stuck_to_the_last_word_is_not_said(text: str, content: str) -> None:
    assert dr.read(text).attributions[0].content[-1].text.endswith(content)


@pytest.mark.parametrize("text", cases(NOBODY_SPEAKS))
def test_nobody_speaks(text: str) -> None:
    assert dr.read(text).attributions == ()


# ------------------------------------------------------------------------------------------------ within sentences
NESTED = [
    ("Poland said that Berlin had denied that the plane was lost.", ["said", "had denied"]),
    ("The bishop said he believed that the hostages were alive.", ["said", "believed"]),
    ("State radio quoted the army as saying that rockets fell near Aden, Reuters news agency reports.",
     ["reports", "saying"]),
    ("“The rebels told us that the road was mined,” the driver said.", ["said", "told"]),
    ("The envoy said that Bamako was reluctant to sign.", ["said", "was reluctant"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cues"), NESTED)
def test_an_attribution_in_the_words_of_another(text: str, cues: list[str]) -> None:
    reading = dr.read(text)
    chain = [with_cue(reading, cue) for cue in cues]
    assert chain[0].parent is None
    assert [inner.parent for inner in chain[1:]] == [outer.id for outer in chain[:-1]]


@pytest.mark.parametrize(
    "text",
    [
        "“I think the dam will hold,” the engineer said.",
        "“We know that the ferry is old,” the captain said.",
        "“You know the river is high,” the guide said.",
        "“I want to go home,” the sailor said.",
    ],
)
def test_a_speaker_who_thinks_aloud_is_one_source(text: str) -> None:
    assert len(dr.read(text).attributions) == 1


SHARED = [
    ("The minister visited Herat and said that the school was safe.", "The minister", "that the school was safe"),
    ("The colonel saluted, turned and announced that the siege was over.", "The colonel", "that the siege was over"),
    ("The nurse, who fled Aleppo, said that it was gone.", "The nurse, who fled Aleppo", "that it was gone"),
    ("The judge began by saying that the tape was cut.", "The judge", "that the tape was cut"),
    ("The envoy left the hall, warning that the truce was dead.", "The envoy", "that the truce was dead"),
    ("It was seen as humiliating by many Malians.", "many Malians", "It"),
]


@pytest.mark.parametrize(("text", "source", "content"), SHARED)
def test_the_source_stands_elsewhere_in_the_sentence(text: str, source: str, content: str) -> None:
    (a,) = dr.read(text).attributions
    assert texts(a.sources) == [source]
    assert texts(a.content)[0] == content


CONJOINED = [
    ("The mayor said that the wells were dry and that the herds had died.",
     ["that the wells were dry and that the herds had died"]),
    ("Lusaka called for a truce and a new vote.", ["a truce and a new vote"]),
    ("The consul said the pass was shut but the guides were safe.", ["the pass was shut but the guides were safe"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content"), CONJOINED)
def test_conjoined_content_is_one(text: str, content: list[str]) -> None:
    (a,) = dr.read(text).attributions
    assert texts(a.content) == content


OCCASIONS = [
    ("The pope said during the Mass in Juba that the war must end.", None),
    ("“We will rebuild,” the premier said during a visit to Odesa.", "during a visit to Odesa"),
    ("“We will rebuild,” the premier said in a televised speech.", "in a televised speech"),
    ("“We will rebuild,” the premier said at a meeting in Quito.", "at a meeting in Quito"),
    ("At a meeting with the mayors, the premier called for a truce.", "At a meeting with the mayors"),
    ("Speaking to reporters after the summit in Lomé, Ekwueme said the talks had failed.", "after the summit in Lomé"),
    ("In an interview with Vox, Ekwueme said that Accra would send rice.", "In an interview with Vox"),
]


@pytest.mark.parametrize(("text", "occasion"), OCCASIONS)
def test_occasion(text: str, occasion: str | None) -> None:
    (a,) = dr.read(text).attributions
    assert (str(a.occasion.span) if a.occasion else None) == occasion


HEARERS = [
    ("Speaking to reporters after the summit in Lomé, Ekwueme said the talks had failed.", "reporters"),
    ("In a letter to the High Court, Tonga accused Fiji of arming the settlers.", "the High Court"),
    ("During a phone call with Okello, Deng insisted that the corridor must stay open.", "Okello"),
    ("In a speech to the Senate, Bianchi warned Malta that the ferries would stop.", "Malta"),
    ("At a meeting with the mayors, the premier called for a truce.", None),
]


@pytest.mark.parametrize(("text", "hearer"), HEARERS)
def test_whom_the_clause_says_was_spoken_to(text: str, hearer: str | None) -> None:
    (a,) = dr.read(text).attributions
    assert texts(a.addressees) == ([hearer] if hearer else [])


TIMES = [
    ("“We will rebuild,” the premier said on Monday.", "Monday"),
    ("The premier said on 3 May 2021 that the port would open.", "3 May 2021"),
    ("The premier said that the port would open on Monday.", None),
]


@pytest.mark.parametrize(("text", "time"), TIMES)
def test_time_of_the_words_is_outside_of_them(text: str, time: str | None) -> None:
    reading = dr.read(text, published="2021-05-05")
    (a,) = reading.attributions
    assert next((str(t.span) for t in reading.times if t.id == a.time), None) == time


# ------------------------------------------------------------------------------------------------ beyond a sentence
def test_a_quotation_over_several_paragraphs_has_one_speaker() -> None:
    text = "“The first well is dry.\n“The second well is foul.\n“The third is mined,” said the mayor."
    (a,) = dr.read(text).attributions
    assert texts(a.content) == ["“The first well is dry.", "“The second well is foul.", "“The third is mined,”"]
    assert texts(a.quoted) == ["The first well is dry.", "The second well is foul.", "The third is mined,"]
    assert texts(a.sources) == ["the mayor"]


def test_a_quotation_that_runs_on_below_its_cue() -> None:
    text = "The mayor said: “The first well is dry.\n“The second is foul.”\nThe herders left."
    (a,) = dr.read(text).attributions
    assert texts(a.content) == ["“The first well is dry.", "“The second is foul.”"]


def test_a_paragraph_that_is_all_quotation_goes_on_from_the_one_before() -> None:
    (a,) = dr.read("“The wells are dry,” said the mayor.\n“We must go.”\nThe herders left at dawn.").attributions
    assert texts(a.content) == ["“The wells are dry,”", "“We must go.”"]


def test_who_spoke_last_adds() -> None:
    found = dr.read("“The wells are dry,” the mayor said of the drought, adding, “We must go.”").attributions
    assert [texts(a.sources) for a in found] == [["the mayor"], ["the mayor"]]


def test_another_speaker_ends_the_speech() -> None:
    text = "“The wells are dry,” said the mayor. “We must go.” “We will stay,” said the herder. “This is home.”"
    mayor, herder = dr.read(text).attributions
    assert texts(mayor.content) == ["“The wells are dry,”", "“We must go.”"]
    assert texts(herder.content) == ["“We will stay,”", "“This is home.”"]


def test_paragraphs_below_a_line_that_ends_in_a_colon() -> None:
    text = (
        "Speaking in Tashkent, the Minister said:\nI was glad to come. We agreed to meet again.\n"
        "This was my first visit to the city.\nThe Minister flew on to Bishkek."
    )
    (a,) = dr.read(text).attributions
    assert a.kind == "direct"
    assert texts(a.content) == ["I was glad to come. We agreed to meet again.", "This was my first visit to the city."]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ruth Amadi, the mayor of Kano: “We will not leave.”", "Ruth Amadi"),
        ("More from the report: “The bridge was mined in March.”", "the report"),
    ],
)
def test_a_colon_behind_a_name_speaks(text: str, source: str) -> None:
    (a,) = dr.read(text).attributions
    assert a.cue is None
    assert texts(a.sources) == [source]


def test_a_pronoun_speaks_for_the_one_it_stands_for() -> None:
    reading = dr.read("Ruth Amadi visited Kano. “The wells are dry,” she said. “We must dig,” she added.")
    names = {e.id: e.name for e in reading.entities}
    assert [names.get(a.sources[0].entity or "") for a in reading.attributions] == ["Ruth Amadi", "Ruth Amadi"]


def test_a_title_in_marks_stays_in_what_is_said() -> None:
    (a,) = dr.read("The critic said that the film “Roads of Dust” was banned in Algiers.").attributions
    assert texts(a.content) == ["that the film “Roads of Dust” was banned in Algiers"]


# ------------------------------------------------------------------------------------------------ odd marks
UNBALANCED = [
    "“The road is shut, the mayor said. The army left.",
    "The road is shut,” the mayor said. The army left.",
    '"The road is shut," the mayor said. "The army left.',
    "“The road is shut,\" the mayor said. The army left.",
    "“““ ”” the mayor said.",
    "' '' \" “ ‘",
]


@pytest.mark.parametrize("text", UNBALANCED)
def test_unbalanced_marks_keep_spans_true_and_apart(text: str) -> None:
    for a in dr.read(text).attributions:
        assert all(text[s.start : s.end] == s.text for s in (*a.content, *a.quoted, *(r.span for r in a.sources)))
        assert all(left.end <= right.start for left, right in zip(a.content, a.content[1:], strict=False))


# ------------------------------------------------------------------------------------------------ nouns as data
@pytest.mark.parametrize("noun", sorted(documents()))
def test_each_document_can_be_a_source(noun: str) -> None:
    found = dr.read(f"According to the {noun}, the bridge fell in March.").attributions
    assert [a.source_class for a in found] == ["document"]


@pytest.mark.parametrize("noun", sorted(occasions()))
def test_each_occasion_is_found(noun: str) -> None:
    found = dr.read(f"“The bridge fell,” the mayor said during the {noun}.").attributions
    assert [str(a.occasion.span) for a in found if a.occasion] == [f"during the {noun}"]


# ------------------------------------------------------------------------------------------------ whose word
def test_innermost_is_the_shortest_content_that_holds_a_place() -> None:
    text = "Poland said that Berlin had denied that the plane was lost. The sky was clear."
    reading = dr.read(text)

    def voice(word: str) -> str | None:
        at = text.index(word)
        a = innermost(Span(at, at + len(word), word), reading.attributions)
        return a.cue.span.text if a is not None and a.cue is not None else None

    assert [voice(w) for w in ("plane", "denied", "Poland", "sky")] == ["had denied", "said", None, None]


def test_attributions_stand_in_text_order_the_outer_first() -> None:
    text = "“The rebels told us that the road was mined,” the driver said. The mayor said that he agreed to talk."
    found = dr.read(text).attributions
    keys = [(a.content[0].start, -a.content[-1].end) for a in found]
    assert keys == sorted(keys)
    assert len(found) > 3


@pytest.mark.parametrize(
    "line",
    [
        "[content:“The harbour is a disgrace.”] ― [source:Ama Owusu]",
        "[content:“Our wells are dry.”] — [source:Kofi Mensah], fisherman",
        "[content:“No one asked the valley”] – [source:Luis Paz], mayor of Cusco",
    ],
)
def test_a_signature_behind_a_quotation_speaks(line: str) -> None:
    text, marks = parse_marked(line)
    (a,) = dr.read(text).attributions
    assert (a.cue, a.kind) == (None, "direct")
    assert texts(a.sources) == [m.text for m in marks["source"]]
    assert texts(a.content) == [m.text for m in marks["content"]]


@pytest.mark.parametrize(
    "text",
    [
        "“The port is ours” — that was all that Boateng said.",
        "He wrote of “the long rains” — a drought followed.",
        "“The port is ours.” – The crowd left Lomé at dusk.",
    ],
)
def test_a_dash_that_goes_on_with_the_sentence_is_no_signature(text: str) -> None:
    assert all(a.cue is not None for a in dr.read(text).attributions)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The minister was pro Kenya while the mayor ran, she said Friday on Radio Gambia’s “Morning Show.”",
         "The minister was pro Kenya while the mayor ran"),
        ("The governor was for Ana Ruiz, he said Monday morning on Lima One’s “Good Day.”",
         "The governor was for Ana Ruiz"),
        ("The envoy had left Chad, the premier said on Radio Mali’s “Evening Talk.”", "The envoy had left Chad"),
    ],
)  # fmt: skip
def test_the_title_of_a_programme_is_nobodys_words(text: str, content: str) -> None:
    assert [(a.kind, texts(a.content)) for a in dr.read(text).attributions] == [("indirect", [content])]


def test_of_two_that_hold_each_others_cues_one_is_in_the_other() -> None:
    text = (
        "A spokeswoman for Kenya Ports said that the exchange rate was unfavorable, but insisted that "
        "“this change was not done because of the vote,” the BBC reported."
    )
    parents = {a.id: a.parent for a in dr.read(text, published="2025-01-09").attributions}
    for above in parents.values():
        seen = set[str | None]()
        while above is not None:
            assert above not in seen
            seen.add(above)
            above = parents[above]
