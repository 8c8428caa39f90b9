"""English passes, however many foreign names it holds; other languages are refused by name."""

from __future__ import annotations

import pytest

from dragoman.errors import UnsupportedLanguage
from dragoman.knowledge.languages import english_words, language_names
from dragoman.loading.language import check_language

FOREIGN = """
de|German|Der Außenminister reiste am Montag nach Belgrad, um mit der Regierung zu sprechen.
fr|French|Le ministre de la Défense a rencontré son homologue malien à Bamako mardi.
es|Spanish|El presidente colombiano anunció el lunes un alto el fuego con la guerrilla.
pt|Portuguese|O governo de Moçambique enviou tropas para a província de Cabo Delgado.
it|Italian|Il primo ministro libico ha accusato il generale di voler prendere la capitale.
nl|Dutch|De Nederlandse regering heeft de ambassadeur dinsdag op het matje geroepen.
pl|Polish|Minister obrony oskarżył we wtorek sąsiedni kraj o naruszenie granicy.
tr|Turkish|Cumhurbaşkanı salı günü Ankara'da Azerbaycan heyetiyle görüştü.
id|Indonesian|Presiden Indonesia mengatakan bahwa pemerintah akan mengirim pasukan ke Papua karena situasi memburuk.
sw|Swahili|Rais wa Kenya alikutana na viongozi wa upinzani mjini Nairobi siku ya Jumatatu.
vi|Vietnamese|Thủ tướng Việt Nam đã gặp ngoại trưởng Campuchia tại Hà Nội hôm thứ Ba.
ru|Russian|Президент встретился с послом в понедельник.
uk|Ukrainian|Міністр оборони заявив, що війська відійшли від кордону.
ar|Arabic|التقى رئيس الوزراء العراقي مع وفد من الأمم المتحدة في بغداد.
fa|Persian|رئیس جمهور ایران روز دوشنبه با نخست وزیر عراق دیدار کرد.
he|Hebrew|ראש הממשלה נפגש עם השגריר בירושלים ביום שני.
zh|Chinese|外交部长星期一在北京会见了大使。
ja|Japanese|首相は月曜日に東京で大使と会談した。
ko|Korean|대통령은 월요일 서울에서 대사를 만났다.
hi|Hindi|प्रधानमंत्री ने सोमवार को दिल्ली में राजदूत से मुलाकात की।
el|Greek|Ο πρωθυπουργός συναντήθηκε με τον πρέσβη στην Αθήνα τη Δευτέρα.
am|Amharic|ጠቅላይ ሚኒስትሩ በአዲስ አበባ ከአምባሳደሩ ጋር ተገናኙ።
so|Somali|Madaxweynaha Soomaaliya ayaa la kulmay wakiilka Qaramada Midoobay magaalada Muqdisho.
ha|Hausa|Shugaban ƙasar Najeriya ya gana da shugabannin sojoji a Abuja ranar Litinin.
ka|Georgian|პრემიერ-მინისტრი ორშაბათს თბილისში ელჩს შეხვდა.
th|Thai|นายกรัฐมนตรีพบกับเอกอัครราชทูตที่กรุงเทพฯ เมื่อวันจันทร์
sv|Swedish|Regeringen i Stockholm kallade på måndagen hem sin ambassadör från Bagdad efter attacken.
da|Danish|Regeringen i København har hjemkaldt sin ambassadør for at drøfte situationen i Grønland.
af|Afrikaans|Die regering het gesê dat die soldate van die grens af teruggetrek is nadat daar gepraat is.
ro|Romanian|Președintele a declarat luni că trupele vor rămâne la graniță până la sfârșitul anului.
"""

ENGLISH = """
Abiy Ahmed met Isaias Afwerki in Asmara.
Gbagbo, Ouattara and Soro signed the Ouagadougou accord.
Wang Yi received Sergey Lavrov in Guilin.
M23 rebels seized Bunagana.
Kassym-Jomart Tokayev dismissed Karim Massimov.
Thein Sein freed Aung San Suu Kyi.
Jair Bolsonaro attacked Alexandre de Moraes.
Itamar Ben-Gvir visited Al-Aqsa.
Mahmoud Abbas flew to Amman.
Police detained Ekrem Imamoglu in Istanbul.
The Tatmadaw shelled Laukkai.
Hemedti accused Burhan of treason.
Nikol Pashinyan recognised Nagorno-Karabakh as part of Azerbaijan.
Juan Guaidó left Venezuela for Colombia.
Al-Shabaab fighters stormed the Hotel Hayat in Mogadishu.
Prachanda replaced Sher Bahadur Deuba.
Vox and the Partido Popular voted against Pedro Sánchez.
Boko Haram abducted schoolgirls from Chibok.
Dmitry Kozak resigned, Kommersant reported.
Viktor Orban blocked the aid package.
Ministers resigned.
Troops withdrew.
Riots spread to Osh, Jalal-Abad and Batken.
Hun Sen warned Sam Rainsy.
Najib Razak denied the charges.
Gotabaya Rajapaksa fled to Singapore via the Maldives.
The Naftali Bennett-Yair Lapid coalition fell.
Aleksandar Vucic and Albin Kurti quarrelled in Brussels.
Mokgweetsi Masisi conceded defeat to Duma Boko.
Umaro Sissoco Embaló dissolved parliament.
Carles Puigdemont returned to Barcelona.
Bayrou lost the vote.
Andriy Yermak thanked Jake Sullivan.
Protesters burned tyres in Conakry.
Rodrigo Duterte was flown to The Hague.
Ferdinand Marcos Jr. backed the pact.
Qatar hosted Taliban envoys.
Muqtada al-Sadr told Sadrists to leave the Green Zone.
Hadi al-Amiri rejected the verdict.
Evo Morales began a hunger strike.
Keiko Fujimori lost to Pedro Castillo.
Dina Boluarte named Gustavo Adrianzén prime minister.
Ariel Henry could not land at Toussaint Louverture airport.
Jimmy Chérizier threatened a genocidal war.
FARC dissidents released Guillermo Solórzano.
Bashar al-Assad fled to Moscow.
Ahmed al-Sharaa met Mazloum Abdi in Damascus.
Masoud Barzani hosted Nechirvan Barzani and Bafel Talabani.
Aslan Bzhania stepped down in Sukhumi.
Maia Sandu won.
Ilham Aliyev threatened Yerevan.
Salva Kiir sacked Riek Machar.
Yoweri Museveni warned Kizza Besigye.
Paul Kagame met Félix Tshisekedi in Doha.
Kim Yo Jong insulted Yoon Suk Yeol.
Tsai Ing-wen criticised Xi Jinping.
Bajwa handed over command to Asim Munir.
Imran Khan was jailed at Adiala.
Narendra Modi snubbed Bilawal Bhutto Zardari.
Sheikh Hasina fled Dhaka for Delhi.
"""


@pytest.mark.parametrize("row", FOREIGN.strip().splitlines(), ids=lambda row: row.split("|")[0])
def test_other_languages_are_refused_by_name(row: str) -> None:
    code, name, sentence = row.split("|")
    with pytest.raises(UnsupportedLanguage, match=rf"in {name} \({code}\); only English") as caught:
        check_language(sentence)
    assert caught.value.language == code


@pytest.mark.parametrize("sentence", ENGLISH.strip().splitlines())
def test_short_english_with_foreign_names_passes(sentence: str) -> None:
    check_language(sentence)


@pytest.mark.parametrize(
    "text",
    ["", " \n", "12.5 %", "Goma", "Вагнер", "🚨🚨", "\ud800", "\0", "https://example.org/nachrichten/der-krieg-ist-aus/"],
)
def test_too_short_to_tell_passes(text: str) -> None:
    check_language(text)


def test_english_with_quotations_in_other_languages_passes() -> None:
    check_language(
        "The crowd in Algiers chanted « Yetnahaw ga3 » and « Le peuple veut la chute du régime », and police watched. "
        "A banner said “ارحل”, which means leave. In Caracas, others sang “el pueblo unido jamás será vencido”."
    )


def test_a_long_foreign_text_with_an_english_first_line_is_refused() -> None:
    sentence = "El presidente colombiano anunció el lunes un alto el fuego con la guerrilla. "
    text = "Read more of the news.\n" + sentence * 200
    with pytest.raises(UnsupportedLanguage, match="Spanish"):
        check_language(text)


@pytest.mark.parametrize("word", sorted(english_words()))
def test_every_english_word_tells_english(word: str) -> None:
    check_language(f"Der Außenminister reiste {word} Belgrad {word} {word} sprechen, sagte {word} der Regierung.")


def test_every_language_that_can_be_found_has_a_name() -> None:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    found = LanguageIdentifier.from_model_file(MODEL_FILE).rank("Gao")
    assert {code for code, _ in found} == set(language_names())
