"""Pronouns and noun phrases: to whom the text leaves them, and where it leaves none."""

import pytest
from who import who

from dragoman.reading.naming.antecedents import needed
from dragoman.reading.naming.entities import Cluster

REFERS = [
    ("Dina Boluarte swore in her cabinet in Lima.", "her", "Dina Boluarte"),
    ("Ethiopia said it would send troops.", "it", "Ethiopia"),
    ("The Sudanese government denied the charge. It is thought to have shelled Darfur.", "It", "Sudan"),
    ("Bobi Wine was freed on Monday. He thanked his supporters.", "He", "Bobi Wine"),
    ("The crisis shook the foundation of Hanoi's policy, leaving many of its allies exposed.", "its", "Vietnam"),
    ("The singer won an award in Turkey and met its president.", "its", "Turkey"),
    ("The rebels said they would lay down their arms if the government agreed.", "they", "rebels"),
    ("The rebels said they would leave if the government freed their leaders.", "their", "rebels"),
    ("The colonel's speech reflects a junta in retreat, seeking to rally its allies.", "its", "junta in retreat"),
    ("Guards chased them (the protesters) out of the square in Minsk.", "them", "protesters"),
    (
        "Georgia's prime minister, Irakli Kobakhidze, spoke. The prime minister ruled out a vote.",
        "The prime minister",
        "Irakli Kobakhidze",
    ),
    (
        "Qadir Baloch, chairman of the Miners Union, said the offer was an insult.",
        "chairman of the Miners Union",
        "Qadir Baloch",
    ),
    ("The Maldives voted on Sunday. The country has five hundred islands.", "The country", "Maldives"),
    ("The Iranian regime jailed two poets.", "The Iranian regime", "Iran"),
    ("Turkish teenager Elif Kaya won the medal.", "Turkish teenager", "Elif Kaya"),
    (
        "“Juan Gil shouted that the deal was void,” said Luis Mora, a lawyer in Cusco.\n\n"
        "“There is more to be done in Lima,” he said.",
        "he",
        "Luis Mora",
    ),
    (
        "Esi Boateng never met Vera Kuma. “The mine is ours,” Kuma said at the gate. The police looked on.\n\n"
        "She added: “We will not move.”",
        "She",
        "Vera Kuma",
    ),
    (
        "“Petra Hahn asked Olga Weiss for help,” said Inge Lund, who owns the ferry.\n\n"
        "“It was a hard winter. Nobody came,” she recalled.",
        "she",
        "Inge Lund",
    ),
    ("Ana Ruiz met the mayor, Luis Mora. Mora thanked her.", "her", "Ana Ruiz"),
]


@pytest.mark.parametrize(("text", "words", "name"), REFERS, ids=[f"{w} in {t[:30]}" for t, w, _ in REFERS])
def test_it_refers_to(text: str, words: str, name: str) -> None:
    found = who(text)
    nominal = [m for m in found.referents.mentions if m.span.text == words and m.form != "name"]
    whole = [m for m in found.referents.mentions if m.span.text.startswith(words)]
    assert found.referents.by_id[(nominal or whole)[0].entity or ""].name == name


OPEN = [
    ("The bridge was mined before it fell.", "it", "a thing"),
    ("Envoys of Hamas and Fatah met in Algiers. Its leaders were silent.", "Its", "two bodies"),
    ("President Isaac Deng and General Haile Gebre met in Juba. A day later he flew home.", "he", "one of two"),
    ("Yesterday the envoy Ana Ruiz and Judge Eva Molina spoke in Quito. On Friday she left.", "she", "one of two"),
    ("Yaw Mensah, Kwame Osei and Kofi Asante ran for mayor of Tamale. In May he withdrew.", "he", "one of three"),
    ("Mali bought drones. They were shipped by sea.", "They", "things in the plural"),
    (
        "Western powers threatened the militias if Baghdad fails to meet demands for their release.",
        "their",
        "two groups",
    ),
    ("Kenya warned Uganda. The treaty expired after it was signed.", "it", "a nearer thing"),
    ("Nobody knows who they are.", "they", "nobody"),
]


@pytest.mark.parametrize(("text", "words"), [(t, w) for t, w, _ in OPEN], ids=[why for _, _, why in OPEN])
def test_it_is_left_open_with_a_reason(text: str, words: str) -> None:
    mention = who(text).mention(words)
    assert mention.entity is None
    assert mention.reasons["entity"] in ("ambiguous", "not_found")


@pytest.mark.parametrize(
    "text",
    [
        "It remains unclear if the truce will hold in Yemen.",
        "It was reported that the pipeline had burst in Nigeria.",
        "It is likely that Bolivia will vote again.",
    ],
)
def test_an_empty_it_is_no_mention(text: str) -> None:
    assert "It" not in [m.span.text for m in who(text).referents.mentions]


def test_the_subject_is_not_its_own_object() -> None:
    found = who("Edi Rama resigned. Olaf Scholz met him in Tirana.")
    assert found.refers("him") == "Edi Rama"


def test_a_given_name_keeps_a_pronoun_from_the_wrong_person() -> None:
    found = who("Fatima Hassan warned Ivan Horvat on Monday. She said that he had lied. His lawyer denied it.")
    assert (found.refers("She"), found.refers("he")) == ("Fatima Hassan", "Ivan Horvat")


def test_a_pronoun_repeated_in_a_sentence_stays_with_its_antecedent() -> None:
    found = who("The crowd threw stones at them (the soldiers), cursed them and chased them from the square.")
    assert [found.refers("them", n) for n in range(3)] == ["soldiers"] * 3


def test_the_first_person_belongs_to_the_speaker_once_it_is_known() -> None:
    found = who('"I will not resign," said Lucha Condori. "My opponents want me gone."')
    spans = [m for m in found.referents.mentions if m.form == "pronoun"]
    assert {m.span.text: dict(m.reasons) for m in spans}["I"] == {"entity": "not_stated"}
    speaker, quoted = found.named("Lucha Condori"), found.document.spot(1, len(found.document.text))
    found.referents.set_speakers([(quoted, speaker.id)])
    assert {found.refers(w) for w in ("I", "My", "me")} == {"Lucha Condori"}
    assert set(found.named("Lucha Condori").mentions) >= {m.id for m in spans}


def test_the_first_person_outside_the_quotation_is_left_open() -> None:
    found = who('I saw it. "I saw nothing," said Lucha Condori.')
    found.referents.set_speakers([(found.document.spot(10, 27), found.named("Lucha Condori").id)])
    assert found.mention("I", 0).entity is None
    assert found.refers("I", 1) == "Lucha Condori"


def test_the_encoder_must_be_surest_within_a_sentence() -> None:
    drafts = who("Elena Popa said she was ill. The party mourned. In May she died. In June it split.").referents.drafts
    popa, she, party, later, it = (d for d in drafts if d.head.text in ("Popa", "she", "party", "it"))
    person, body = Cluster("person", ("elena", "popa"), [popa]), Cluster("organization", ("party",), [party])
    assert needed(she, person) > needed(it, body) == needed(later, person)
