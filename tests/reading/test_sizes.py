"""Sizes of events: how many dead, injured, arrested and taking part, with what the text leaves open."""

from __future__ import annotations

import pytest
from sized import sizes

from dragoman.knowledge import counts
from dragoman.loading.document import blocks, make_document
from dragoman.reading.happening.amounts import Amounts
from dragoman.reading.happening.numerals import numerals
from dragoman.reading.happening.tolls import tolls
from dragoman.reading.parsing.parse import parse
from dragoman.reading.parsing.syntax import Sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Shelling [assault:killed] at least 12 people and [assault:wounded] 30 in Kherson.",
            ["killed: dead 12- (at least 12 people)", "wounded: injured 30 (30)"],
        ),
        (
            "Shelling [assault:killed] at least 12 people and wounded 30 in Kherson.",
            ["killed: dead 12- (at least 12 people)", "killed: injured 30 (30)"],
        ),
        (
            "Twelve soldiers were [assault:killed] near Menaka.",
            ["killed: dead 12 (Twelve soldiers)"],
        ),
        (
            "The [assault:bombing] in Quetta left three dead and dozens hurt.",
            ["bombing: dead 3 (three dead)", "bombing: injured 24- (dozens)"],
        ),
        (
            "A [assault:raid] that left 14 villagers dead shook Ituri.",
            ["raid: dead 14 (14 villagers)"],
        ),
        (
            "The death toll from the Mukalla [assault:bombing] rose to 40.",
            ["bombing: dead 40 (40)"],
        ),
        (
            "The death toll from the [assault:shelling] of Sumy rose from 30 to 42.",
            ["shelling: dead 42 (42)"],
        ),
        (
            "The [assault:attack] on the Herat mosque brought the death toll to 19.",
            ["attack: dead 19 (19)"],
        ),
        (
            "The toll of the [assault:massacre] reached 70.",
            ["massacre: dead 70 (70)"],
        ),
        (
            "[assault:Clashes] in Plateau left 12 herders dead and 30 wounded.",
            ["Clashes: dead 12 (12 herders)", "Clashes: injured 30 (30)"],
        ),
        (
            "No one was [assault:hurt] in the blast near Tripoli.",
            ["hurt: injured 0 (No one)"],
        ),
        (
            "Nobody was [assault:killed] when rebels fired on the convoy.",
            ["killed: dead 0 (Nobody)"],
        ),
        (
            "The [assault:shelling] of Goma caused no casualties.",
            ["shelling: dead 0 (no casualties)", "shelling: injured 0 (no casualties)"],
        ),
        (
            "The [assault:shelling] of Goma caused no deaths.",
            ["shelling: dead 0 (no deaths)"],
        ),
        (
            "Gunmen [assault:killed] a farmer in Zamfara.",
            ["killed: dead 1 (a farmer)"],
        ),
        (
            "Snipers [assault:killed] two policemen in Cali.",
            ["killed: dead 2 (two policemen)"],
        ),
        (
            "Rebels [assault:killed] a dozen guards in Cabo Delgado.",
            ["killed: dead 12 (a dozen guards)"],
        ),
        (
            "Rebels [assault:killed] half a dozen guards in Pemba.",
            ["killed: dead 6 (half a dozen guards)"],
        ),
        (
            "The junta's jets [assault:killed] up to 50 villagers in Sagaing.",
            ["killed: dead -50 (up to 50 villagers)"],
        ),
        (
            "The raid [assault:killed] between 10 and 15 fighters in Raqqa.",
            ["killed: dead 10-15 (between 10 and 15 fighters)"],
        ),
        (
            "The raid [assault:killed] 10 to 15 fighters in Raqqa.",
            ["killed: dead 10-15 (10 to 15 fighters)"],
        ),
        (
            "The raid [assault:killed] 10-15 fighters in Raqqa.",
            ["killed: dead 10-15 (10-15 fighters)"],
        ),
        (
            "The raid [assault:killed] two or three fighters in Raqqa.",
            ["killed: dead 2-3 (two or three fighters)"],
        ),
        (
            "The army [assault:killed] more than 200 rebels in Mindanao.",
            ["killed: dead 200- (more than 200 rebels)"],
        ),
        (
            "The army [assault:killed] over 200 rebels in Sulu.",
            ["killed: dead 200- (over 200 rebels)"],
        ),
        (
            "The army [assault:killed] nearly 90 rebels in Kivu.",
            ["killed: dead 90 (nearly 90 rebels)"],
        ),
        (
            "The army [assault:killed] about 25 rebels in Sinjar.",
            ["killed: dead 25 (about 25 rebels)"],
        ),
        (
            "The army [assault:killed] some 130 rebels in Kachin.",
            ["killed: dead 130 (some 130 rebels)"],
        ),
        (
            "The army [assault:killed] around 1,500 rebels in Afrin.",
            ["killed: dead 1500 (around 1,500 rebels)"],
        ),
        (
            "The army [assault:killed] no fewer than nine rebels in Ogaden.",
            ["killed: dead 9- (no fewer than nine rebels)"],
        ),
        (
            "The army [assault:killed] fewer than 20 rebels in Borno.",
            ["killed: dead -20 (fewer than 20 rebels)"],
        ),
        (
            "The army [assault:killed] as many as 80 rebels in Chin.",
            ["killed: dead -80 (as many as 80 rebels)"],
        ),
        (
            "The army [assault:killed] two hundred and fifty rebels in Darfur.",
            ["killed: dead 250 (two hundred and fifty rebels)"],
        ),
        (
            "The army [assault:killed] twenty-five rebels in Cauca.",
            ["killed: dead 25 (twenty-five rebels)"],
        ),
        (
            "The army [assault:killed] several hundred rebels in Jolo.",
            ["killed: dead 200- (several hundred rebels)"],
        ),
        (
            "The militia [assault:killed] dozens of civilians in El Geneina.",
            ["killed: dead 24- (dozens of civilians)"],
        ),
        (
            "The militia [assault:killed] tens of thousands of Tutsis in Butare.",
            ["killed: dead 20000- (tens of thousands of Tutsis)"],
        ),
        (
            "Police in Conakry [assault:fired] on the crowd, killing 20 and injuring more than a hundred.",
            ["fired: dead 20 (20)", "fired: injured 100- (more than a hundred)"],
        ),
        (
            "Soldiers [assault:shot] dead six students in Harare.",
            ["shot: dead 6 (six students)"],
        ),
        (
            "Guards [assault:beat] two prisoners to death in Bangui.",
            ["beat: dead 2 (two prisoners)"],
        ),
        (
            "Nine nuns [change:died] in the fire in Juba.",
            ["died: dead 9 (Nine nuns)"],
        ),
        (
            "Thirty migrants [change:drowned] off Zuwara.",
            ["drowned: dead 30 (Thirty migrants)"],
        ),
        (
            "Thirty people lost their lives in the [assault:attack] on the Kabul school.",
            ["attack: dead 30 (Thirty people)"],
        ),
        (
            "The [assault:bombing] of Kabul claimed 30 lives.",
            ["bombing: dead 30 (30 lives)"],
        ),
        (
            "The [assault:killing] of six medics angered Omdurman.",
            ["killing: dead 6 (six medics)"],
        ),
        (
            "The [change:deaths] of nine sailors shook Valparaiso.",
            ["deaths: dead 9 (nine sailors)"],
        ),
        (
            "Two hundred soldiers and three civilians were [assault:killed] in Tigray.",
            ["killed: dead 203 (Two hundred soldiers and three civilians)"],
        ),
        (
            "A man and a woman were [assault:killed] in Derry.",
            ["killed: dead 2 (A man and a woman)"],
        ),
        (
            "Twelve soldiers and their commander were [assault:killed] in Marib.",
            ["killed: dead 12- (Twelve soldiers)"],
        ),
        (
            "Four of the monks were [assault:killed] in Bago.",
            ["killed: dead 4 (Four of the monks)"],
        ),
        (
            "Another 30 were [assault:wounded] in Kramatorsk.",
            ["wounded: injured 30 (30)"],
        ),
        (
            "The mine [assault:killed] three Senegalese and [assault:injured] five others.",
            ["killed: dead 3 (three Senegalese)", "injured: injured 5 (five others)"],
        ),
        (
            "The blast [assault:killed] a 34-year-old woman in Davao.",
            ["killed: dead 1 (a 34-year-old woman)"],
        ),
        (
            "Police [coerce:arrested] 47 protesters in Minsk.",
            ["arrested: arrested 47 (47 protesters)"],
        ),
        (
            "Police in Caracas [coerce:detained] more than a hundred.",
            ["detained: arrested 100- (more than a hundred)"],
        ),
        (
            "Police made 47 [coerce:arrests] in Leeds.",
            ["arrests: arrested 47 (47 arrests)"],
        ),
        (
            "The [coerce:arrest] of 12 bishops in Managua was denounced.",
            ["arrest: arrested 12 (12 bishops)"],
        ),
        (
            "Between 10 and 15 students were [coerce:arrested] in Dhaka.",
            ["arrested: arrested 10-15 (Between 10 and 15 students)"],
        ),
        (
            "Five editors were [coerce:jailed] in Conakry.",
            ["jailed: arrested 5 (Five editors)"],
        ),
        (
            "The march turned into a [protest:riot] in which 90 were detained.",
            ["riot: arrested 90 (90)"],
        ),
        (
            "The [protest:protest] in Almaty ended with 300 people arrested.",
            ["protest: arrested 300 (300 people)"],
        ),
        (
            "The [protest:protests] in Dakar left nine people dead and 200 injured.",
            ["protests: dead 9 (nine people)", "protests: injured 200 (200)"],
        ),
        (
            "The [coerce:crackdown] on the monks left at least 13 people dead.",
            ["crackdown: dead 13- (at least 13 people)"],
        ),
        (
            "An estimated 3,000 students [protest:marched] in Tbilisi.",
            ["marched: participants 3000 (An estimated 3,000 students)"],
        ),
        (
            "Thousands [protest:took] to the streets of Lima.",
            ["took: participants 2000- (Thousands)"],
        ),
        (
            "Tens of thousands [protest:rallied] against the Georgian premier.",
            ["rallied: participants 20000- (Tens of thousands)"],
        ),
        (
            "Some 1.2 million people [protest:marched] in Santiago.",
            ["marched: participants 1200000 (Some 1.2 million people)"],
        ),
        (
            "A crowd of 500 [protest:rallied] outside the embassy in Seoul.",
            ["rallied: participants 500 (500)"],
        ),
        (
            "Thousands of nurses went on [protest:strike] in Harare.",
            ["strike: participants 2000- (Thousands of nurses)"],
        ),
        (
            "The [protest:march] in Barcelona drew half a million people.",
            ["march: participants 500000 (half a million people)"],
        ),
        (
            "Hundreds joined the [protest:protest] in Hanoi.",
            ["protest: participants 200- (Hundreds)"],
        ),
        (
            "A [protest:march] by 300 farmers blocked the road to Delhi.",
            ["march: participants 300 (300 farmers)"],
        ),
        (
            "About 200 supporters of the mayor [protest:blocked] roads in Oran.",
            ["blocked: participants 200 (About 200 supporters)"],
        ),
        (
            "Two gunmen [assault:attacked] a church in Owo.",
            ["attacked: participants 2 (Two gunmen)"],
        ),
        (
            "Up to 40 fighters [assault:attacked] the base in Mopti.",
            ["attacked: participants -40 (Up to 40 fighters)"],
        ),
        (
            "Kenya [mobilize:deployed] 3,000 troops to the border.",
            ["deployed: participants 3000 (3,000 troops)"],
        ),
        (
            "Chile [mobilize:sent] 200 police officers to the north.",
            ["sent: participants 200 (200 police officers)"],
        ),
        (
            "A [assault:raid] by 20 bandits emptied a Katsina village.",
            ["raid: participants 20 (20 bandits)"],
        ),
        (
            "Sixty people [assault:stormed] the consulate in Basra, and police [coerce:arrested] 15.",
            ["arrested: arrested 15 (15)", "stormed: participants 60 (Sixty people)"],
        ),
        (
            "The militia [assault:killed] between 200 and 300 people in the town.",
            ["killed: dead 200-300 (between 200 and 300 people)"],
        ),
        (
            "The [assault:raid] killed between 10 and 15 fighters in Raqqa.",
            ["raid: dead 10-15 (between 10 and 15 fighters)"],
        ),
        (
            "The [assault:strike] on the camp in Rafah killed five children and two doctors and wounded dozens more.",
            ["strike: dead 7 (five children and two doctors)", "strike: injured 24- (dozens more)"],
        ),
        (
            "Rebel fire [assault:killed] 12 soldiers, including two officers, in Arsal.",
            ["killed: dead 12 (12 soldiers)"],
        ),
        (
            "The [assault:fighting] in Aden saw 40 soldiers and a colonel killed.",
            ["fighting: dead 41 (40 soldiers and a colonel)"],
        ),
        (
            "At least 20 people, most of them women, were [assault:killed] in Tillaberi.",
            ["killed: dead 20- (At least 20 people)"],
        ),
        (
            "Rebels [assault:killed] 12 soldiers in a clash in which three rebels also died.",
            ["killed: dead 12 (12 soldiers)"],
        ),
        (
            "The toll of the dead in the [assault:bombing] of Aden stands at 31.",
            ["bombing: dead 31 (31)"],
        ),
        (
            "The gang, two of whose members were [coerce:arrested], fled Cali.",
            ["arrested: arrested 2 (two of whose members)"],
        ),
        (
            "A [assault:bombing] that killed 20 people led police to [coerce:arrest] five men.",
            ["bombing: dead 20 (20 people)", "arrest: arrested 5 (five men)"],
        ),
        (
            "Police [assault:killed] two of the 30 protesters in Lome.",
            ["killed: dead 2 (two of the 30 protesters)"],
        ),
        (
            "The group [assault:killed] 300 people in 1998 and 40 in 2003.",
            ["killed: dead 300 (300 people)"],
        ),
        (
            "The [protest:protest] left one person dead and a dozen hurt, and police [coerce:arrested] scores.",
            ["protest: dead 1 (one person)", "protest: injured 12 (a dozen hurt)", "arrested: arrested 40- (scores)"],
        ),
        (
            "It was the third day of the [protest:protests], in which 11 people have died.",
            ["protests: dead 11 (11 people)"],
        ),
        (
            "The [coerce:arrest] of a student led to the [protest:march].",
            ["arrest: arrested 1 (a student)"],
        ),
        (
            "Residents said soldiers [assault:shot] and killed three boys in Jenin.",
            ["shot: dead 3 (three boys)"],
        ),
        (
            "Ten militants were killed and two captured in the [assault:raid].",
            ["raid: dead 10 (Ten militants)"],
        ),
        (
            "Thousands of people have been [assault:killed] since 2014.",
            ["killed: dead 2000- (Thousands of people)"],
        ),
        (
            "The [assault:war] has killed tens of thousands and displaced millions.",
            ["war: dead 20000- (tens of thousands)"],
        ),
        (
            "The police [coerce:arrested] 12.",
            ["arrested: arrested 12 (12)"],
        ),
        (
            "12 Palestinians and an Israeli were [assault:killed].",
            ["killed: dead 13 (12 Palestinians and an Israeli)"],
        ),
        (
            "The nurse was one of 26 people [assault:killed] in Kunduz.",
            ["killed: dead 26 (26 people)"],
        ),
        (
            "The [assault:attack] left the consul and three other Danes dead.",
            ["attack: dead 3- (three other Danes)"],
        ),
        (
            "Gunmen [assault:killed] an officer and his partner in Medellin.",
            ["killed: dead 1- (an officer)"],
        ),
        (
            "A supporter of the mayor was [coerce:detained] in Lusaka.",
            ["detained: arrested 1 (A supporter)"],
        ),
        (
            "Mourners buried two Kurds [assault:killed] in Kirkuk a day earlier.",
            ["killed: dead 2 (two Kurds)"],
        ),
        (
            "The [assault:raid] on Jos killed six traders a day after the vote.",
            ["raid: dead 6 (six traders)"],
        ),
        (
            "Three hundred miners took part in the [protest:march] in La Paz.",
            ["march: participants 300 (Three hundred miners)"],
        ),
        (
            "Six pilgrims were killed in the [assault:attack] and two guards were hurt.",
            ["attack: dead 6 (Six pilgrims)", "attack: injured 2 (two guards)"],
        ),
    ],
)
def test_a_number_of_people_belongs_to_the_event_that_tells_of_them(text: str, expected: list[str]) -> None:
    assert sizes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The army [assault:attacked] Gao in 2012.",
        "The army [assault:killed] rebels in 2012.",
        "Rebels [assault:burned] 30 houses in Ituri.",
        "Police [coerce:arrested] the mayor for two weeks.",
        "Gunmen [assault:killed] the 34-year-old mayor of Culiacan.",
        "The army [assault:bombed] a camp 200 kilometres from Khartoum.",
        "Smugglers [assault:attacked] a convoy worth $12 million.",
        "The junta [coerce:arrested] the editor over 12 articles.",
        "The [protest:protest] in Nairobi lasted 24 hours.",
        "Farmers [protest:protested] against a 30 percent tax in Accra.",
        "Police [coerce:detained] the bishop on 3 June.",
        "The court [coerce:jailed] the general for 20 years.",
        "Protesters [protest:marched] for the second time in Yerevan.",
        "Police [assault:killed] or wounded 50 students in Dhaka.",
        "Police killed and [assault:wounded] 50 students in Dhaka.",
        "Rebels [assault:killed] several guards in Pemba.",
        "Rebels [assault:killed] many guards in Pemba.",
        "The drought [assault:killed] 300 cattle in Marsabit.",
        "The army did not [assault:kill] 12 villagers in Bago.",
        "Workers [protest:marched] over the killing of 12 miners in Marikana.",
        "Workers [protest:protested] against the arrest of 12 miners.",
        "Teachers [protest:protested] after police killed three students.",
        "Soldiers [coerce:arrested] the owner of 12 buses in Lagos.",
        "Three parties [protest:boycotted] the vote in Harare.",
        "Two drones [assault:attacked] the port of Odesa.",
        "The [protest:protests] over two murders spread to Cali.",
        "The rebels [assault:attacked] 15 villages in Ituri.",
        "Police [coerce:seized] 400 rifles in Cucuta.",
        "The two ministers [consult:met] 12 teachers in Suva.",
        "Fiji [coerce:deported] 12 sailors to Tonga.",
        "Gunmen [assault:kidnapped] 30 pupils in Kaduna.",
        "The [assault:attack] killed one in ten soldiers at Kidal.",
        "Doctors treated 60 patients a day after the [assault:bombing] of Aleppo.",
        "The army [assault:shelled] Route 66 near Homs.",
        "The [assault:clash] was the 12th in Kashmir.",
        "Guards [assault:beat] two prisoners nearly to death in Bangui.",
        "No deaths were reported after the [assault:shelling] of Goma.",
        "Some of the 12 hostages were [assault:killed] in Basilan.",
        "Nearly half of the 600 detainees were [assault:killed].",
        "The general, 60, was [assault:killed] in Homs.",
        "The general, one of 12 officers in the unit, was [assault:killed] in Homs.",
        "The [assault:attack] killed Musa Idris, 24, and his brother.",
        "More than 60 civilians were [assault:killed] and [assault:injured] in Tartus.",
        "The [assault:shelling] killed, wounded or maimed 50 people in Homs.",
        "The 1984 miners [protest:marched] through Durham.",
        "Ninety people a day [change:die] in the fighting in El Fasher.",
        "A nurse who attended the [protest:rally] in Harare spoke of hunger.",
        "The bishop said at the [protest:rally] in Accra that police had killed five students.",
        "Workers [protest:marched] in Dhaka, and police killed five students in Khulna.",
    ],
)
def test_what_counts_nobody_or_belongs_elsewhere_is_no_size(text: str) -> None:
    assert sizes(text) == []


def test_further_mentions_of_an_event_add_only_what_was_not_told() -> None:
    text = "Gunmen [assault:killed] nine monks in Bago. The [assault:raid] killed 12 monks and left 30 wounded."
    assert sizes(text) == ["killed: dead 9 (nine monks)", "raid: dead 12 (12 monks)", "raid: injured 30 (30)"]
    assert sizes(text, one_event=True) == ["killed: dead 9 (nine monks)", "killed: injured 30 (30)"]


def only(text: str) -> Sentence:
    document = make_document(text)
    (sentence,) = parse(document.text, blocks(document))
    return sentence


@pytest.mark.parametrize("row", counts.numbers().values(), ids=lambda n: n.word)
def test_each_number_word_is_read_in_its_example(row: counts.Number) -> None:
    sentence = only(row.example or f"{row.word.capitalize()} farmers died in Kaduna.")
    (found,) = numerals(sentence)
    assert row.word in [t.lower for t in sentence.tokens[found.first : found.last + 1]]


@pytest.mark.parametrize("row", counts.bounds(), ids=lambda b: " ".join(b.words))
def test_each_bound_bounds_the_number_of_its_example(row: counts.Beside) -> None:
    sentence = only(row.example)
    (found,) = numerals(sentence)
    words = [t.lower for t in sentence.tokens[found.first : found.last + 1]]
    size = len(row.words)
    assert tuple(words[:size] if row.place == "before" else words[-size:]) == row.words
    assert (found.high is None, found.low is None) == (row.bound == "low", row.bound == "high")


@pytest.mark.parametrize("row", counts.tolls(), ids=lambda t: f"{t.lemma} {t.who}")
def test_each_toll_word_tells_what_its_example_says(row: counts.Toll) -> None:
    (found,) = tolls(Amounts(only(row.example)))
    assert found.what == row.what
    assert found.amount.low == found.amount.high


@pytest.mark.parametrize("row", counts.people(), ids=lambda p: p.noun)
def test_each_noun_for_people_is_counted_in_its_example(row: counts.People) -> None:
    sentence = only(row.example)
    amounts = Amounts(sentence)
    noun = next(t for t in sentence.tokens if row.noun.endswith(t.lower) and t.pos in ("NOUN", "PROPN", "ADJ"))
    assert amounts.of(noun) is not None
