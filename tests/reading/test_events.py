"""Events as a reader would expect them: one table of sentences, and what the lexicon's own examples promise."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import dragoman as dr
from dragoman.knowledge import lexicon
from dragoman.records import Event
from marked import parse_marked
from probes.check import Row, event_faults, rows


@pytest.mark.parametrize("row", rows("events.tsv"), ids=lambda r: r["text"][:60])
def test_the_sentence_gives_the_event_that_it_tells(row: Row) -> None:
    assert event_faults(row) == []


EXAMPLES = dict.fromkeys(
    (row.example, row.type)
    for table in (lexicon.verbs(), lexicon.nouns())
    for options in table.values()
    for row in options
)


@pytest.mark.parametrize(("example", "kind"), EXAMPLES)
def test_each_row_of_the_lexicon_fires_on_its_example(example: str, kind: str) -> None:
    text, marks = parse_marked(example)
    trigger = marks["trigger"][0]
    here = [e for e in dr.read(text).events if any(s.start < trigger.end and trigger.start < s.end for s in e.triggers)]
    assert kind in [e.type for e in here]


def told(text: str) -> list[Event]:
    return list(dr.read(text, published="2024-06-30").events)


def triggers(events: Sequence[Event]) -> list[list[str]]:
    return [[s.text for s in e.triggers] for e in events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru's president met the Bolivian premier in Lima. The meeting angered the army.",
            [["met", "meeting"]],
        ),
        (
            "The collapse of the Sudanese government surprised Cairo. The government's collapse left Khartoum empty.",
            [["collapse", "collapse"]],
        ),
        (
            "Kenya expelled the Ugandan envoy. Uganda expelled the Kenyan envoy.",
            [["expelled"], ["expelled"]],
        ),
        (
            "Armenia attacked the Azeri garrison. Armenia did not attack the Azeri garrison.",
            [["attacked"], ["attack"]],
        ),
        (
            "Lesotho's premier visited Pretoria in March. The visit angered the Lesotho opposition.",
            [["visited", "visit"]],
        ),
        (
            "The rebels attacked Goma in March. The second attack of the rebels came in May.",
            [["attacked"], ["attack"]],
        ),
        (
            "The Chilean premier's support for the strike cost her votes. Her support for the dam won them back.",
            [["support"], ["support"]],
        ),
        (
            "Kenyan rebels attacked the camp in Garissa. The Kenyan rebels' attack in Lamu came later.",
            [["attacked"], ["attack"]],
        ),
        (
            "The Ghanaian judge was elected president. The election had cost much.",
            [["elected"]],
        ),
        ("A Turkish drone strike targeted the Kurdish base.", [["drone strike", "targeted the Kurdish base"]]),
        ("A refugee camp was hit by an Ethiopian air strike.", [["hit", "air strike"]]),
        ("An attack killed three Chadian soldiers.", [["attack", "killed"]]),
        ("The Saudi air strike that hit the Houthi camp angered the rebels.", [["air strike", "hit the Houthi camp"]]),
    ],
)
def test_one_happening_is_one_row_however_often_it_is_told(text: str, expected: list[list[str]]) -> None:
    assert triggers(told(text)) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Mali expelled the French envoy on 3 June.", "2024-06-03"),
        ("Mali expelled the French envoy in 2022 and Niger did so later.", "2022"),
        ("The Thai army, which lost ground in May, arrested the mayor.", None),
    ],
)
def test_an_event_has_the_time_of_its_own_clause(text: str, value: str | None) -> None:
    reading = dr.read(text, published="2024-06-30")
    event = next(e for e in reading.events if e.type in ("SANCTION", "COERCE"))
    found = next((t.value for t in reading.times if t.id == event.time), None)
    assert found == value
    assert (event.reasons.get("time") == "not_stated") == (value is None)


def test_history_is_told_apart_from_the_story() -> None:
    old, new = told("Mali expelled the French envoy in 2019. On Friday Mali arrested the Danish consul.")
    assert (old.background, new.background) == (True, False)


@pytest.mark.parametrize(
    ("text", "actor", "negated"),
    [
        ("“The militias must disarm,” the Iraqi interior minister said.", "The Iraqi interior minister", False),
        ("The bishop of Goma said the rebels should leave the city.", "The bishop of Goma", False),
        ("“The junta must not execute the prisoners,” Amnesty said.", "Amnesty", True),
    ],
)
def test_what_a_speaker_says_must_be_done_is_a_demand(text: str, actor: str, negated: bool) -> None:
    demand = next(e for e in told(text) if e.type == "REQUEST")
    assert actor.lower().endswith(demand.actors[0].span.text.lower().removeprefix("the "))
    assert (demand.polarity == "negated") == negated
    assert demand.attribution is not None


@pytest.mark.parametrize(
    "text",
    [
        "“I have to reach Gao by night,” the Malian envoy said.",
        "“The visit to Lima should help the Peruvian premier,” the mayor said.",
        "The bishop asked whether the rebels should leave the city.",
        "The Thai premier named her successor, should the court remove her.",
        "“The Kurds no longer have to hide their language,” the mayor of Van said.",
        "The governor said Togo had to rebuild the bridge twice.",
        "“We look to the chance that Ruto has to speak to the miners,” the aide said.",
        "The Chilean minister believes that banks need to lend more to farmers.",
        "“The islanders should not lose their vote,” the Fijian judge said.",
    ],
)
def test_what_need_not_be_or_is_only_expected_demands_nothing(text: str) -> None:
    assert "REQUEST" not in [e.type for e in told(text) if e.by.method == "rule:verb:must"]


def test_must_outside_of_anybodys_words_demands_nothing() -> None:
    assert [e.type for e in told("Travellers to Laos must show a passport.")] == []


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Seven miners were killed when a train derailed near Lusaka.", ["CHANGE"]),
        ("A car crash in Accra killed three Ghanaian nurses.", ["CHANGE"]),
        ("Ten Greek students died in the rail crash near Larissa; others were wounded.", ["CHANGE"]),
        ("Shells killed three Kurdish nurses in Afrin.", ["ASSAULT"]),
        ("The Sudanese premier conceded that the harvest had failed.", []),
        ("The Sudanese premier conceded defeat to his rival.", ["CONCEDE"]),
        ("Danish deputies voted against the Greek premier.", ["REJECT"]),
        ("Judge Abiola agreed with Judge Musa about the harvest.", []),
        ("The Ghanaian candidate held a rally in Kumasi on Sunday.", []),
        ("Miners held a rally against the Zambian president in Kitwe.", ["PROTEST"]),
        ("The Thai premier looked tired, resigned and cold.", []),
        ("The Peruvian senator released part of his tax filings to the daily.", []),
        ("Ghana's striker threatened Mali's goalkeeper in the semi-final.", []),
        ("The Serbian striker met the referee, who had retreated at halftime.", []),
        ("FIFA banned the Togolese goalkeeper from the World Cup.", ["COERCE"]),
        ("Brussels has a plan for threats from Minsk and the Houthis.", []),
        ("Kony is still a threat to Uganda, the governor of Gulu wrote.", []),
        ("The Malian junta issued a threat against the French envoy.", ["THREATEN"]),
        ("Chad warned the Libyan general to leave Aouzou.", ["REQUEST"]),
        ("The bishop cautioned the Haitian premier that he must disband the gang.", ["REQUEST"]),
        ("Algiers warned Rabat against crossing the line.", ["THREATEN"]),
        ("The Bolivian senator became the face of the uprising.", []),
        ("The Bolivian senator became president.", ["CHANGE"]),
        ("The Omani council imposed sanctions targeting Yemeni banks.", ["SANCTION"]),
    ],
)
def test_what_a_word_tells_depends_on_what_stands_with_it(text: str, types: list[str]) -> None:
    assert [e.type for e in told(text) if e.likely] == types


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("“Don't shoot the Kurdish envoy,” a nurse shouted.", "demanded"),
        ("“Arrest the general,” the Malian crowd shouted.", "demanded"),
        ("“Release the Turkish editors,” the banner said.", "demanded"),
        ("Authorities announced the arrest of the Hutu rebel on Friday.", "actual"),
        ("Police in Lagos announced the killing of three Fulani bandits.", "actual"),
        ("Oslo announced the expulsion of two Russian envoys.", "future"),
    ],
)
def test_orders_are_not_done_and_what_is_announced_may_be(text: str, status: str) -> None:
    assert status in [e.status for e in told(text) if e.type in ("ASSAULT", "COERCE", "RETREAT", "SANCTION")]


@pytest.mark.parametrize(
    ("text", "polarity", "status"),
    [
        ("The envoy came to meet the Tuareg rebels in Kidal.", "affirmed", "actual"),
        ("The Nepali premier flew to Delhi to meet the Indian president.", "affirmed", "actual"),
        ("The senators had travelled to Lviv to meet the Ukrainian general.", "affirmed", "actual"),
        ("The envoy would come to meet the Tuareg rebels.", "affirmed", "hypothetical"),
        ("The envoy phoned Bamako to meet the Tuareg rebels.", "affirmed", "hypothetical"),
        ("Peru gave little support to the Bolivian rebels.", "negated", "actual"),
        ("There was scant support from Chile for the Peruvian mission.", "negated", "actual"),
        ("Jordan gave a little support to the Syrian rebels.", "affirmed", "actual"),
        ("The Chilean navy simulated an attack on the Argentine port.", "affirmed", "hypothetical"),
        ("The bishop said that the shame of guards killing Karen prisoners must be told.", "affirmed", "actual"),
    ],
)
def test_what_was_done_what_was_not_and_what_was_only_tried(text: str, polarity: str, status: str) -> None:
    types = ("CONSULT", "SUPPORT", "ASSAULT")
    assert (polarity, status) in [(e.polarity, e.status) for e in told(text) if e.type in types]


def test_blame_for_a_thing_falls_on_whom_it_is_laid_on() -> None:
    event = next(e for e in told("The Serbian premier blamed her defeat on the bishops.") if e.type == "ACCUSE")
    assert [r.span.text for r in event.recipients] == ["the bishops"]


@pytest.mark.parametrize(
    "text",
    [
        "Beirut must no longer pay the militia after the fall of Damascus, the premier said.",
        "Lima may open the border following the collapse of the Bolivian government.",
        "Chad wants to leave the force after the attack on its garrison.",
    ],
)
def test_what_is_only_the_occasion_is_as_certain_as_without_the_rest(text: str) -> None:
    last = next(e for e in told(text) if e.triggers[0].text in ("fall", "collapse", "attack"))
    assert (last.status, last.certainty) == ("actual", "certain")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Sall won the vote in Dakar. Sall's victory in Dakar was narrow.", 1),
        ("Sall won the vote in Dakar. Sall's victory in Kaolack was narrow.", 2),
        ("Kirchner won the vote in Salta. Kirchner's win in Chubut came late.", 2),
        ("Odinga won three primaries. Odinga's victory in Kisumu was narrow.", 2),
    ],
)
def test_a_victory_elsewhere_is_another(text: str, rows: int) -> None:
    assert len([e for e in told(text) if e.type == "CHANGE"]) == rows


@pytest.mark.parametrize(
    "text",
    [
        "Ghana and Togo held talks in Accra on 3 March.",
        "Envoys of Peru reached an agreement on Friday.",
        "The rebels signed a pact on Tuesday.",
    ],
)
def test_a_day_is_not_what_an_event_is_about(text: str) -> None:
    themes = {role.span.text for e in told(text) for role in e.themes}
    assert not themes & {"3 March", "March", "Friday", "Tuesday"}


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers attacked a Ghanaian patrol.",
        "Rebels ambushed a police patrol near Goma.",
        "The Fijian patrol arrested two smugglers.",
    ],
)
def test_a_patrol_that_is_somebody_is_no_event(text: str) -> None:
    assert "MOBILIZE" not in [e.type for e in told(text)]


@pytest.mark.parametrize(
    ("text", "befallen"),
    [
        ("The talks stalled after the death of Mugabe and Tsvangirai's arrest.",
         {"death": ["Mugabe"], "arrest": ["Tsvangirai"]}),
        ("Hopes for peace sank with the fall of Lucas and Hamas's weakening.",
         {"fall": ["Lucas"], "weakening": ["Hamas"]}),
        ("Kampala blamed the defeat of Okello and Obote's death.", {"defeat": ["Okello"], "death": ["Obote"]}),
    ],
)  # fmt: skip
def test_of_two_nouns_each_has_its_own_owner(text: str, befallen: dict[str, list[str]]) -> None:
    reading = dr.read(text)
    found = {e.triggers[0].text: [r.span.text for r in e.recipients] for e in reading.events}
    assert {word: found.get(word) for word in befallen} == befallen


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The colonel reasserted Chad's role in Darfur.", [("CHANGE", ["Chad"])]),
        ("The junta tightened Wagner's grip on the mines.", [("CHANGE", ["Wagner"])]),
        ("Ghana expanded its influence in Togo.", [("CHANGE", ["its"])]),
        ("The army cracked down on Sudanese protests.", [("COERCE", [])]),
        ("Police crushed the Chilean uprising.", [("COERCE", [])]),
        ("The guards cracked down on Togolese and Beninese revolts.", [("COERCE", [])]),
        ("The Afghan president announced a ceasefire with the Pashtun tribes.", [("CONCEDE", ["the Pashtun tribes"])]),
        ("The emir declared a truce with the tribes.", [("CONCEDE", ["the tribes"])]),
        ("Oslo announced the withdrawal of its guards from Mali.", [("CONCEDE", ["Mali"])]),
    ],
)
def test_whom_an_act_befalls_and_that_it_is_told_once(text: str, events: list[tuple[str, list[str]]]) -> None:
    assert [(e.type, [r.span.text for r in e.recipients]) for e in told(text)] == events


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("A Turkish-led offensive against the Kurdish militia began.", "ASSAULT", ["Turkish"], ["the Kurdish militia"]),
        ("An Ethiopian-led attack on the rebels began.", "ASSAULT", ["Ethiopian"], ["the rebels"]),
        ("A Kenyan-led raid on the rebels failed.", "COERCE", ["Kenyan"], ["the rebels"]),
        ("The gang was responsible for the kidnapping of the nuns.", "ASSAULT", ["The gang"], ["the nuns"]),
        ("The barrister is heading an inquiry into the Fijian police.", "ACCUSE", ["The barrister"],
         ["the Fijian police"]),
        ("Mali threatened to expel the French envoy.", "THREATEN", ["Mali"], ["the French envoy"]),
        ("Al-Shabaab threatened to bomb Kenya.", "THREATEN", ["Al-Shabaab"], ["Kenya"]),
        ("The Cypriot president refused to meet the Greek minister.", "REJECT", ["The Cypriot president"],
         ["the Greek minister"]),
        ("Togo refused to attack Benin.", "REJECT", ["Togo"], []),
        ("A Togolese judge found the colonel guilty of murder.", "SANCTION", ["Togolese judge"], ["the colonel"]),
        ("The judges found the Peruvian mayor guilty of murder.", "SANCTION", ["The judges"], ["the Peruvian mayor"]),
        ("The Ghanaian senator opposed the Iran deal.", "REJECT", ["The Ghanaian senator"], []),
        ("The Bolivian bishops criticized the Chaco war.", "ACCUSE", ["The Bolivian bishops"], []),
        ("The Bolivian bishops condemned the murder of a nun.", "ACCUSE", ["The Bolivian bishops"], []),
        ("The bishop condemned Israeli strikes.", "ACCUSE", ["The bishop"], ["Israeli"]),
        ("The Kenyan premier accepted the Somali premier's apology.", "CONCEDE", ["the Somali premier"],
         ["The Kenyan premier"]),
        ("The coalition conducted strikes in Yemen.", "ASSAULT", ["The coalition"], []),
        ("The Maltese minister resigned as party leader.", "RETREAT", ["The Maltese minister"], []),
        ("The Kenyan general declined to testify before the Senate.", "REJECT", ["The Kenyan general"], ["the Senate"]),
        ("Fiji agreed to sell sugar to Samoa.", "AGREE", ["Fiji"], ["Samoa"]),
        ("The Polish farmers refused to debate with the Ukrainian minister.", "REJECT", ["The Polish farmers"],
         ["the Ukrainian minister"]),
        ("The king issued a pardon to the Jordanian teachers for their crimes.", "CONCEDE", ["The king"],
         ["the Jordanian teachers"]),
        ("The Danish parliament imposed sanctions that end trade with Belarus.", "SANCTION",
         ["The Danish parliament"],
         ["Belarus"]),
        ("The Tunisian premier introduced restrictions aimed at the Yemeni traders.", "COERCE",
         ["The Tunisian premier"],
         ["the Yemeni traders"]),
        ("Togo accused the president of Benin of treason.", "ACCUSE", ["Togo"], ["the president of Benin"]),
        ("The court acquitted the former Lao premier of corruption.", "CONCEDE", ["The court"],
         ["the former Lao premier"]),
        ("The Kenyan court acquitted the minister of finance.", "CONCEDE", ["The Kenyan court"],
         ["the minister of finance"]),
        ("Keita has the endorsement of the teachers' union.", "SUPPORT", ["the teachers' union"], ["Keita"]),
        ("The Sudanese general won the support of Egypt.", "SUPPORT", ["Egypt"], ["The Sudanese general"]),
        ("The Lao opposition has the backing of the monks.", "SUPPORT", ["the monks"], ["The Lao opposition"]),
        ("The mayor relies on visits from the Peruvian president.", "CONSULT", ["the Peruvian president"], []),
        ("The Polish minister had lunch with the Latvian premier.", "CONSULT",
         ["The Polish minister", "the Latvian premier"], []),
        ("Chile launched attacks on the websites of Bolivia.", "ASSAULT", ["Chile"], ["Bolivia"]),
        ("Kuwait lifted a ban on imports of Kenyan flowers.", "CONCEDE", ["Kuwait"], ["Kenyan"]),
        ("The Dutch prosecutors launched an investigation into the dealings of the Fijian company.", "ACCUSE",
         ["The Dutch prosecutors"], ["the Fijian company"]),
        ("The Thai army shelled villages of the Karen people.", "ASSAULT", ["The Thai army"], ["the Karen people"]),
        ("North Korea fired two missiles at South Korea.", "ASSAULT", ["North Korea"], ["South Korea"]),
        ("Pakistani jets fired missiles into Afghanistan.", "ASSAULT", ["Pakistani"], ["Afghanistan"]),
        ("Iran launched a drone at a Kurdish camp in Erbil.", "ASSAULT", ["Iran"], ["a Kurdish camp"]),
        ("Pyongyang launched a missile on Tuesday.", "MOBILIZE", ["Pyongyang"], []),
    ],
)  # fmt: skip
def test_who_acts_upon_whom(text: str, type: str, actors: list[str], recipients: list[str]) -> None:
    event = next(e for e in told(text) if e.type == type)
    assert ([r.span.text for r in event.actors], [r.span.text for r in event.recipients]) == (actors, recipients)


def test_where_it_took_place_may_be_told_with_a_later_mention() -> None:
    reading = dr.read("An Ethiopian air strike hit a refugee camp in Dedebit.")
    (event,) = reading.events
    assert [p.span.text for p in reading.places if p.id == event.place] == ["Dedebit"]


@pytest.mark.parametrize(
    ("text", "trigger", "type", "actors", "recipients"),
    [
        ("Ghana rejected Togo's demand for a truce.", "demand", "REQUEST", ["Togo"], ["Ghana"]),
        ("The Kenyan court dismissed a complaint by the opposition.", "complaint", "ACCUSE", ["the opposition"],
         ["The Kenyan court"]),
        ("The Lao police chief refused a request by the senate to resign.", "request", "REQUEST", ["the senate"],
         ["The Lao police chief"]),
        ("Kenya denied Somalia's accusation of arming the rebels.", "accusation", "ACCUSE", ["Somalia"], ["Kenya"]),
        ("Kenya denied Somalia's accusation of arming the rebels.", "arming", "AID", ["Kenya"], ["the rebels"]),
    ],
)  # fmt: skip
def test_who_turns_down_words_is_whom_they_were_said_to(
    text: str, trigger: str, type: str, actors: list[str], recipients: list[str]
) -> None:
    (event,) = (e for e in told(text) if e.triggers[0].text == trigger)
    sides = [r.span.text for r in event.actors], [r.span.text for r in event.recipients]
    assert (event.type, *sides) == (type, actors, recipients)
    done = ("affirmed", "actual") if type != "AID" else ("negated", "denied")
    assert (event.polarity, event.status, event.attribution is None) == (*done, type != "AID")


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Protesters demanded the resignation of Prime Minister Ana Ruiz.", "resignation",
         ("demanded", ["Prime Minister Ana Ruiz"], [])),
        ("Jordan requested aid from Norway.", "aid", ("demanded", ["Norway"], ["Jordan"])),
        ("The Tamil party sought talks with the ministry.", "talks",
         ("demanded", ["The Tamil party", "the ministry"], [])),
        ("The Kenyan opposition demanded an inquiry into the beating of a senator.", "beating",
         ("actual", [], ["senator"])),
        ("The Thai monks accused the premier of planning to rig the vote.", "rig the vote",
         ("future", ["the premier"], [])),
    ],
)  # fmt: skip
def test_what_is_demanded_is_done_by_whom_it_is_demanded_of(
    text: str, trigger: str, expected: tuple[str, list[str], list[str]]
) -> None:
    (event,) = (e for e in told(text) if e.triggers[0].text == trigger)
    sides = [r.span.text for r in event.actors], [r.span.text for r in event.recipients]
    assert (event.status, *sides) == expected
    assert "opposition" not in [e.triggers[0].text for e in told(text)]


@pytest.mark.parametrize("text", ["The Fijian senate rejected the allegation.", "Rwanda denied the accusations."])
def test_nobody_is_made_the_author_of_a_charge_that_is_only_denied(text: str) -> None:
    assert [e.type for e in told(text)] == ["REJECT"]


@pytest.mark.parametrize(
    ("text", "trigger", "presented"),
    [
        ("The Maltese senate blocked a bill endorsed by the bishops.", "endorsed", ("affirmed", "actual")),
        ("Togo refused aid offered by France.", "offered", ("affirmed", "actual")),
        ("The Danish voters rejected a treaty backed by the Swedish king.", "backed", ("affirmed", "actual")),
        ("Togo refused to back the Danish king.", "back", ("negated", "refused")),
    ],
)
def test_what_another_did_about_the_thing_refused_was_done(
    text: str, trigger: str, presented: tuple[str, str]
) -> None:
    assert [(e.polarity, e.status) for e in told(text) if e.triggers[0].text == trigger] == [presented]


@pytest.mark.parametrize(
    "text",
    [
        "The Chadian minister is threatening and loud.",
        "The Malian envoy's work is demanding and lonely.",
        "The Maltese envoy was awe-struck by the king.",
    ],
)
def test_a_participle_that_describes_is_no_event(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan minister feared the rebels.",
        "Chad's premier wants the Sudanese envoy.",
        "The Fijian opposition expects the army to leave.",
    ],
)
def test_what_is_only_thought_or_wanted_is_no_event(text: str) -> None:
    assert [e.triggers[0].text for e in told(text) if e.triggers[0].text in ("feared", "wants", "expects")] == []
