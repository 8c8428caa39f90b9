"""Names: what is one, where it begins and ends, and what it names."""

import pytest
from who import who

import dragoman as dr

NAMES = [
    ("Zambia", "state", "Zambia closed the border crossing at dawn."),
    ("African Union", "organization", "The African Union sent observers to the vote."),
    ("Paul Biya", "person", "Paul Biya opened the harbour in Tema."),
    ("Oaxaca", "place", "Teachers marched through Oaxaca for a week."),
    ("Colombians", "group", "Thousands of Colombians crossed the bridge."),
    ("Left-wing Colombians", "group", "Left-wing Colombians marched in Bogota."),
    ("right-wing Chileans", "group", "The draft was rejected by right-wing Chileans."),
    ("Popular Front", "organization", "The Popular Front walked out of the talks."),
    (
        "Communist Party of the Philippines",
        "organization",
        "The Communist Party of the Philippines called off the truce.",
    ),
    ("University of Carabobo", "organization", "Students of the University of Carabobo blocked the road."),
    ("Workers' Party", "organization", "Brazil's Workers' Party named its candidate."),
    ("Nabi Saleh", "place", "Troops sealed the village of Nabi Saleh."),
    ("Ofer Prison", "place", "The hearing was held at Ofer Prison."),
    ("SADC", "organization", "Ministers of the SADC flew to Maputo."),
    ("Kyiv", "state", "Moscow accused Kyiv of shelling a border town."),
    ("Tamil Tigers", "group", "Sri Lanka’s Tamil Tigers fought the army for decades."),
]


@pytest.mark.parametrize(("name", "kind", "text"), NAMES, ids=[n for n, _, _ in NAMES])
def test_a_name_is_found_whole_and_of_its_kind(name: str, kind: str, text: str) -> None:
    found = next(m for m in who(text).referents.mentions if m.head.text == name)
    assert (found.form, found.kind) == ("name", kind)


NO_NAMES = [
    ("a role", "The Supreme Leader spoke to the nation on Friday.", "Supreme"),
    ("a role in capitals", "She was sworn in as Secretary of State on Monday.", "State"),
    ("a department before a title", "Treasury Secretary Janet Yellen flew to Beijing.", "Treasury"),
    ("a noun in capitals", "The Court ordered a new count of the votes.", "Court"),
    ("a caption", "Slideshow (3 images)\n\nSoldiers guarded the ballot boxes in Harare.", "Slideshow"),
    ("a headline's verb", "Uganda Army Chief Warns Rebels After Border Raid", "Warns"),
    ("a headline's noun", "State Media Says Troops Have Left Capital", "Media"),
    ("hashtags run together", "#FreeAllPrisonersNow was shared across Belarus.", "FreeAllPrisonersNow"),
    ("a headline's other words", "Visa Program Up For Renewal Amid Claims Of Fraud In Nigeria", "Renewal"),
    ("a date", "Voters go to the polls in March.", "March"),
    ("a link", "The statement is at https://example.org/Press for all.", "Press"),
]


@pytest.mark.parametrize(("text", "word"), [(t, w) for _, t, w in NO_NAMES], ids=[i for i, _, _ in NO_NAMES])
def test_no_name_is_made_of(text: str, word: str) -> None:
    names = [m.head.text for m in who(text).referents.mentions if m.form == "name"]
    assert not [n for n in names if word in n.split()]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The actor, seen in “Moussa Diop: The Boy Who Left Home Early,” endorsed Sall.", "Diop"),
        ("Shirts that read “Make Kenya Proud Again Today” were handed out in Nakuru.", "Kenya"),
        ('Her book "How Ana Ruiz Lost The Vote" was banned in Quito.', "Ruiz"),
    ],
)
def test_a_name_in_the_title_of_a_work_names_nobody(text: str, word: str) -> None:
    assert not [m for m in dr.read(text).mentions if word in m.span.text]


TITLES = [
    ("Foreign Minister", "current", "In Kenya Foreign Minister Alfred Mutua met with the opposition."),
    ("President", "current", "In Lima President Dina Boluarte swore in her cabinet."),
    ("former president", "former", "Mali's court jailed former president Ibrahim Keita."),
    ("Ex-president", "former", "Ex-president Evo Morales crossed into Paraguay."),
    ("late president", "former", "The late president Idriss Deby was buried in Amdjarass."),
    ("Bangladeshi Prime Minister", "current", "Bangladeshi Prime Minister Khaleda Zia resigned."),
    ("leader of the miners", "current", "Rosa Quispe, leader of the miners, refused the offer."),
    ("Georgia's prime minister", "current", "Georgia's prime minister, Irakli Kobakhidze, refused a new vote."),
    ("his deputy", "current", "Zaev thanked his deputy, Radmila Sekerinska."),
]


@pytest.mark.parametrize(("title", "status", "text"), TITLES, ids=[t for t, _, _ in TITLES])
def test_a_title_is_kept_as_written_and_apart_from_the_name(title: str, status: str, text: str) -> None:
    roles = [r for e in who(text).referents.entities if e.kind == "person" for r in e.roles]
    assert (title, status) in [(r.span.text, r.status) for r in roles]


def test_the_place_that_opens_a_sentence_is_no_part_of_a_title() -> None:
    found = who("In Kenya Foreign Minister Alfred Mutua met with the opposition.")
    assert found.named("Kenya").kind == "state"
    assert found.mention("Foreign Minister Alfred Mutua").kind == "person"


def test_a_name_known_from_one_sentence_is_found_in_the_others() -> None:
    found = who(
        "Militants freed Amina Bello on Sunday. Police said Bello was unharmed. "
        "Nigerian teacher Amina Bello (left) speaks to reporters in Kaduna. Bello’s brother thanked the governor."
    )
    bello = [m for m in found.referents.mentions if m.form == "name" and "Bello" in m.head.text]
    assert len(bello) == 4
    assert {m.entity for m in bello} == {found.named("Amina Bello").id}


@pytest.mark.parametrize(
    "text",
    [
        "The group perceived as the “Somali branch of Al-Qaeda” shelled the port.",
        'Officials called it the "Libyan wing of the Brotherhood" for years.',
    ],
)
def test_quotation_marks_around_a_name_are_not_part_of_it(text: str) -> None:
    assert not [m.span.text for m in who(text).referents.mentions if m.span.text[0] in '"“' or m.span.text[-1] in '"”']


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ('Rep. Ana "Nita" Ruiz arrived in Lima. Ruiz laughed.', 'Ana "Nita" Ruiz', 2),
        ("General Kofi “Bull” Mensah fled. Mensah wept.", "Kofi “Bull” Mensah", 2),
        ('Sen. Robert C. "Bobby" Scott spoke. Scott left.', 'Robert C. "Bobby" Scott', 2),
    ],
)
def test_a_nickname_in_marks_is_part_of_the_name(text: str, name: str, mentions: int) -> None:
    (entity,) = [e for e in dr.read(text).entities if e.kind == "person"]
    assert (entity.name, len(entity.mentions)) == (name, mentions)


@pytest.mark.parametrize(
    "text", ["“[W]e will go on,” he said.", "“[T]he dam broke,” she said.", "They [Peru’s miners] left."]
)
def test_brackets_are_in_no_name(text: str) -> None:
    assert not [e.name for e in dr.read(text).entities if "]" in e.name or "[" in e.name]
