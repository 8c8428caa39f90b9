"""What paragraphs are about: which words speak for which context, and which do not."""

from __future__ import annotations

import pytest

from dragoman.loading.document import blocks, make_document
from dragoman.reading.happening.contexts import find_contexts
from dragoman.reading.parsing.parse import parse
from marked import parse_marked


def about(text: str) -> list[dict[str, list[str]]]:
    """The contexts of each paragraph of `text`, with their words."""
    document = make_document(text)
    sentences = parse(text, blocks(document))
    found = find_contexts(document, sentences)
    return [{c.name: [w.text for w in c.words] for c in contexts} for _, contexts in sorted(found.items())]


TOLD = """
The [military:army] of Burkina Faso said that forty [military:soldiers] died in the ambush.
Japan will raise its [military:defence budget] and buy two [military:submarines].
The Ecuadorian [military:navy] stopped a ship that carried [illegal_drugs:cocaine].
Turkish [military:warplanes] struck the hills near Sinjar overnight.
Estonia expelled two men for [intelligence:espionage].
The head of Peru's [intelligence:intelligence service] lost his post on Monday.
Prague says that the [intelligence:GRU] blew up the depot.
The Malaysian premier announced a [executive:reshuffle] after the budget.
Ministers left the [executive:presidential palace] in Libreville without a word.
The Kuwaiti [executive:emir] dismissed the oil minister.
The Togolese [legislative:parliament] adopted the budget without debate.
[legislative:Lawmakers] in Bogota asked for the minister's papers.
The [legislative:upper house] in Islamabad turned down the [legislative:draft law].
Malawi holds an [election:election] in May, and the [election:ballots] are printed in Dubai.
[election:Polling stations] in Guinea-Bissau closed two hours late.
Colombia goes to a [election:runoff] after no one won outright.
Togo adopted a [political_institutions:new constitution] that ends the direct vote for president.
Seoul's deputies began the [political_institutions:impeachment] of the president.
Haiti's [political_institutions:transitional council] named its third premier.
[pro_democracy:Pro-democracy] students in Hong Kong met in a park.
The generals in Khartoum promised a [pro_democracy:return to civilian rule].
Gambians call the years since then a [pro_democracy:transition to democracy].
The [pro_autocracy:junta] in Niamey closed the airport.
Manila lived under [pro_autocracy:martial law] until 1981.
A [pro_autocracy:dictator] ruled Malawi for thirty years.
[economic:Inflation] in Argentina passed two hundred per cent.
The [economic:central bank] of Egypt let the pound fall.
Washington put [economic:tariffs] on Canadian steel.
A [legal:court] in Nairobi stopped the sale of the forest.
[legal:Prosecutors] in Milan appealed, and the [legal:trial] will be held again.
The Philippines took the case to a [legal:tribunal] in The Hague.
Namibia wants [reparations:reparations] for what German settlers did.
Colombia pays [reparations:compensation to the families] of the disappeared.
The [reparations:redress scheme] in Ireland closes in June.
A [human_rights:human rights] report on Eritrea came out in Geneva.
[human_rights:Amnesty International] asked Oman to free the poet.
The men from Foca were sentenced for [human_rights:war crimes].
The Maldives limited [rights_freedoms:freedom of assembly] for a month.
[rights_freedoms:Press freedom] is shrinking in El Salvador, editors say.
Vietnam's [rights_freedoms:censorship] reaches into song.
[repression:Riot police] used [repression:tear gas] against the teachers in Nairobi.
Cuba released forty [repression:political prisoners] in spring.
Students in Dhaka told of [repression:torture] in the cells.
[human_security:Famine] threatens the camps around El Fasher.
Lusaka has [human_security:power cuts] of twelve hours a day.
[human_security:Food aid] for Malawi arrived by rail.
The [gender:gender] quota in Rwanda brought sixty per cent of the seats.
Argentina's [gender:feminists] filled the square in green.
Kenya counts more cases of [gender:femicide] than ever.
[lgbt:Same-sex marriage] became law in Estonia.
Ghana's bill would jail [lgbt:gay] men and [lgbt:transgender] women.
The [lgbt:pride march] in Budapest went ahead.
[religion_ethnicity:Muslims] and [religion_ethnicity:Christians] in Kaduna shared the meal.
A [religion_ethnicity:mosque] in Sweden burned to the ground.
[religion_ethnicity:Ethnic] tension grows in northern Kosovo.
[inequality:Income inequality] in South Africa has hardly moved.
The report speaks of [inequality:discrimination] in Swiss schools.
The [inequality:gap between rich and poor] in Brazil narrowed for a while.
Ottawa recalled its [diplomatic:ambassador] from Delhi.
[diplomatic:Peace talks] between the two sides open in Jeddah.
The [diplomatic:embassy] of Ecuador in Mexico City is empty.
The [territory:border dispute] between Guyana and Venezuela dates from 1899.
[territory:Separatists] in Cabinda burned a truck.
Russia's [territory:annexation] of Crimea was ten years ago.
[peacekeeping:Peacekeepers] from Nepal left the Golan.
[peacekeeping:UNIFIL] said that a shell hit its post at Naqoura.
The Tamil side asked for a [peacekeeping:ceasefire monitor] from Norway.
[health:Cholera] came to Zambia with the rains.
Rwanda tests a [health:vaccine] against [health:malaria].
The [health:health ministry] in Hanoi closed the markets.
Denmark granted [asylum:asylum] to the pilot.
[asylum:Asylum seekers] on Nauru wait for years.
The two were given [asylum:refugee status] in Kampala.
[migration:Migrants] from Guinea landed on El Hierro.
Pakistan goes on with the [migration:deportation] of Afghans.
A million Sudanese [migration:refugees] live in Chad.
An [disasters:earthquake] in Nepal buried three villages.
The [disasters:floods] in Libya swept Derna into the sea.
[disasters:Drought] has emptied the lake in Uruguay.
Guinea stopped exports of [natural_resource:bauxite].
[natural_resource:Oil prices] fell after the news from Vienna.
The strike closed a [natural_resource:copper mine] in Chile.
[environment:Deforestation] in Brazil fell by half.
Delhi shut the schools because of [environment:smog].
Tuvalu's premier spoke about [environment:climate change].
Taiwan makes most of the world's [technology:semiconductors].
Rules for [technology:artificial intelligence] come into force in Brussels.
The Indian [technology:space agency] landed a probe.
A [terrorism:suicide bomber] killed nine in Mogadishu.
[terrorism:Boko Haram] took the girls from Chibok.
France raised its [terrorism:terrorism] alert.
Iran moves closer to [cbrn:enriched uranium] of that grade.
The inspectors in Douma found traces of [cbrn:chlorine gas].
Pyongyang prepares a [cbrn:nuclear test].
A [cyber:cyberattack] stopped the trains in Poland.
[cyber:Ransomware] locked the hospitals of Costa Rica.
[cyber:Hackers] took the tax files of Indonesia for money.
[misinformation:Disinformation] reached half of Moldova's phones.
A [misinformation:deepfake] of the Slovak candidate spread in hours.
Nairobi closed a [misinformation:troll farm].
[crime:Gangs] hold most of Port-au-Prince.
The [crime:murder] of a mayor shocked Uruapan.
[crime:Organised crime] earns from sand in Morocco.
Malaysia tries a premier for [corruption:corruption].
The minister in Maputo took [corruption:bribes].
[corruption:Nepotism] brought down the cabinet maker's guild in Tbilisi.
Ecuador found six tons of [illegal_drugs:cocaine] in bananas.
The [illegal_drugs:drug lord] of Rosario is in prison.
[illegal_drugs:Opium] from Myanmar is cheaper now.
[trafficking:Smugglers] left them in the desert of Niger.
Thailand took part in the fight against [trafficking:human trafficking].
The [trafficking:ivory trade] through Mombasa has fallen.
"""


@pytest.mark.parametrize("sentence", TOLD.strip().splitlines())
def test_a_paragraph_is_about_what_its_words_speak_for(sentence: str) -> None:
    text, marks = parse_marked(sentence)
    assert about(text) == [{name: [m.text for m in spans] for name, spans in marks.items()}]


NOTHING = """
The disparity between her words and his deeds angered Quito.
The Salvation Army opened a soup kitchen in Leeds.
An army of volunteers swept the streets of Christchurch.
He played on a tennis court in Melbourne with his brother.
The firm in Basel begins a clinical trial in March.
The deal was a diplomatic coup for Oman.
A flood of letters reached the editor in Perth.
The outbreak of war found him in Lisbon.
The Islamic Republic of Mauritania has a new bank note.
The Christian Democrats lost the town hall of Ghent.
The party congress in Hanoi lasted nine days.
The African National Congress met in Durban.
She joined an animal rights group in Vienna.
An epidemic of loneliness, the writer in Osaka calls it.
The guide in Eilat shows visitors the bird migration.
He flew economy class from Suva to Auckland.
Its filing cabinet stood in a cellar in Minsk.
The writer of the crime novel lives in Reykjavik.
It was a tsunami of calls, the clerk in Madrid said.
The lamps burn on Army Square in Nairobi.
The bus stops at Embassy Gardens in London.
Christian Schmidt bought a house in Graz.
Peter Gay spoke in Omaha on Friday.
Human rights lawyer Peter Novak opened the book fair in Quito.
Army veteran John Okoro won the marathon in Kigali.
Peter Novak, a human rights lawyer, opened the book fair in Quito.
Peter Novak, a retired judge, wrote a cookbook in Brno.
Jan Kask, a former senator, moved to a farm in Estonia.
A former prosecutor runs the bakery in Trieste.
The mayor of Porto opened a bridge.
The two presidents met in Astana and shook hands.
Workers in Dhaka walked out over pay.
Shopkeepers in Tunis closed their doors in protest.
The premier of Tonga thanked the crew.
The rebels took the town after three days of fighting.
Militia fighters burned the bridge at Bentiu.
Gunmen killed two men in a market in Goma.
Police in Oslo arrested a man of forty.
The president of the football club in Turin resigned.
The board voted to sell the factory in Lodz.
The committee in Dakar elected a new head.
The school in Apia has a debate club.
The minister in Suva answered questions about the ferry.
He called for change in a speech in Lusaka.
The union in Marseille rejected the offer.
The museum in Cairo keeps the king's boat.
The company in Seoul reported a profit.
The winner of the race in Doha was a Kenyan.
The patient crowd in Lima waited for the singer.
The lake in Malawi is home to many fish.
The bank in Riga opened a branch in Vilnius.
The soccer team of Peru won by a landslide.
Some hikers heard thunder over the Tatra hills.
The Lord's Resistance Army crossed into Garamba.
The military wing of the group in Gaza did not answer.
It was a case of industrial espionage in Stuttgart.
"""


@pytest.mark.parametrize("sentence", NOTHING.strip().splitlines())
def test_what_is_said_in_passing_or_in_another_sense_is_no_context(sentence: str) -> None:
    assert about(sentence) == [{}]


@pytest.mark.parametrize(
    ("sentence", "right", "tempting"),
    [
        ("The Islamic State burned a village near Mosul.", "terrorism", "religion_ethnicity"),
        ("The rules for artificial intelligence were delayed in Ottawa.", "technology", "intelligence"),
        ("Voter fraud is rare in Uruguay.", "election", "crime"),
        ("A war criminal lives in Belgrade.", "human_rights", "crime"),
        ("A hacking group stole the plans in Riga.", "cyber", "crime"),
        ("Drug gangs fought in the port of Callao.", "illegal_drugs", "crime"),
        ("The murder of a clerk uncovered the corruption in Valletta.", "corruption", "crime"),
        ("The Election Commission of India named the days.", "election", "executive"),
        ("An abortion rights group marched in Warsaw.", "gender", "human_rights"),
        ("The court of public opinion in Paris follows the trial in Lyon.", "legal", "military"),
        ("He won in a landslide victory in Praia.", "election", "disasters"),
        ("The referendum on the new constitution is in May.", "political_institutions", "legal"),
        ("Peace monitors came to Mindanao.", "peacekeeping", "diplomatic"),
        ("The refugee camp at Dadaab is full.", "migration", "asylum"),
        ("The nuclear plant in Ghent spills into a coral reef.", "environment", "cbrn"),
    ],
)  # fmt: skip
def test_a_word_that_tempts_does_not_mislead(sentence: str, right: str, tempting: str) -> None:
    found = about(sentence)[0]
    assert right in found
    assert tempting not in found


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("A coup in Gabon ended the old order.", ["political_institutions", "pro_autocracy"]),
        ("Women's rights in Kabul are gone.", ["rights_freedoms", "gender"]),
        ("Drug trafficking through Guinea-Bissau grew.", ["illegal_drugs", "trafficking"]),
        ("The opposition in Harare asks for free and fair elections.", ["election", "pro_democracy"]),
        ("Cybercrime costs Kenya millions.", ["cyber", "crime"]),
        ("The judge in Lima heard of the oil spill.", ["legal", "disasters"]),
    ],
)
def test_some_words_speak_for_two_contexts(sentence: str, names: list[str]) -> None:
    assert list(about(sentence)[0]) == names


def test_a_paragraph_has_the_words_of_all_its_sentences_and_of_no_other() -> None:
    text = (
        "The army of Chad crossed the river. A court in Ndjamena heard two soldiers.\n"
        "Fishermen in Bol mended their nets.\n"
        "Voters in Doba waited."
    )
    assert about(text) == [
        {"military": ["army", "soldiers"], "legal": ["court"]},
        {},
        {"election": ["Voters"]},
    ]


def test_words_are_found_in_any_writing() -> None:
    assert about("Women’s rights and Re-Election were the themes of the RIOT POLICE.") == [
        {"rights_freedoms": ["Women’s rights"], "gender": ["Women’s rights"], "election": ["Re-Election"],
         "repression": ["RIOT POLICE"]}
    ]  # fmt: skip


def test_a_name_of_an_organization_tells_its_matter_and_that_of_a_place_does_not() -> None:
    assert about("Human Rights Watch wrote to the Supreme Court of Kenya.") == [
        {"human_rights": ["Human Rights"], "legal": ["Supreme Court"]}
    ]
    assert about("The boat lies in Refugee Bay near Army Square.") == [{}]


def test_a_person_who_acts_beside_a_body_does_not_hide_it() -> None:
    assert about("Angela Merkel and the central bank differed over the loan.") == [{"economic": ["central bank"]}]
