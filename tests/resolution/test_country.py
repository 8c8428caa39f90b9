"""Which country an actor belongs to."""

import pytest

import dragoman as dr
from dragoman.knowledge.peoples import peoples
from dragoman.resolution.country_names import country_of


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Ghana", "GHA"), ("the Kremlin", "RUS"), ("Peruvians", "PER"), ("Peruvian police", "PER"),
        ("senior Ghanaian officials", "GHA"), ("South Korean troops", "KOR"), ("the New Zealand navy", "NZL"),
        ("Fiji’s interior ministry", "FJI"), ("Government of Ghana", "GHA"), ("U.S. forces", "USA"),
        ("Peru-backed militias", None), ("pro-Fiji parties", None), ("fighters loyal to Peruvian commanders", None),
        ("officials in Ghana", None), ("Peru’s allies", None), ("Congolese army", None), ("Western powers", None),
        ("Red Cross", None), ("", None), ("nurses in Ghana", "GHA"), ("troops in Ghana", None),
        ("members of the parliament of Togo", "TGO"), ("the envoy of Peru to Ghana", "PER"),
        ("Mosul police", "IRQ"), ("Kano state government", "NGA"), ("Springfield police", "USA"),
        ("Córdoba police", None), ("foreign troops of Ghana", None), ("Victoria Foundation", None),
        ("Quds Force", None), ("two Togolese", "TGO"), ("hundreds of Kenyans", "KEN"), ("ethnic Russians", None),
        ("PERUVIAN POLICE", "PER"), ("Latin American leaders", None), ("Central American migrants", None),
        ("the Kremlin spokesman", "RUS"), ("Duma deputies", "RUS"), ("Bundeswehr officers", "DEU"),
        ("Boko Haram fighters", None), ("Lyon’s mayor", "FRA"), ("Lagos State Government", "NGA"),
        ("Nairobi Governor Ana Ruiz", "KEN"), ("Union police", None), ("the Archbishop of Canterbury", None),
        ("a spokesman for the Thai army", "THA"), ("the head of the Chadian army", "TCD"),
        ("members of the Chilean cabinet", "CHL"), ("victims of the Russian invasion", None),
        ("critics of the Iranian government", None), ("ambassador to Iraq", None), ("migrants from Honduras", "HND"),
        ("the foreign minister of Togo", "TGO"), ("the head of the Democratic Republic of the Congo", "COD"),
        ("Republic of Ireland officials", "IRL"), ("residents of Aleppo", "SYR"), ("police in Kano", "NGA"),
        ("residents of the Malian town of Djenne", "MLI"), ("residents of the city of Mosul", "IRQ"),
        ("rebels in eastern Ukraine", "UKR"), ("farmers from northern Nigeria", "NGA"),
        ("police in Culiacan, Mexico", "MEX"), ("the government in Kabul", "AFG"), ("Nairobi-based traders", "KEN"),
        ("Lebanon-based militants", "LBN"), ("Scottish lawmakers", "GBR"), ("Chechen fighters", "RUS"),
        ("Quebec’s premier", "CAN"), ("Abkhaz officials", None), ("Northern Cyprus officials", None),
        ("Turkish Cypriot leaders", None), ("Greek Cypriot leaders", "CYP"), ("Kashmir police", None),
    ],
)  # fmt: skip
def test_a_name_tells_its_country(name: str, country: str | None) -> None:
    assert country_of(name) == country


@pytest.mark.parametrize("word", peoples())
def test_each_word_for_a_people_tells_its_country(word: str) -> None:
    assert country_of(f"{word} farmers") == country_of(f"two {word}") == peoples()[word]


@pytest.mark.parametrize(
    ("text", "name", "country", "reason"),
    [
        ("Peruvian President Ana Ruiz met rebels.", "Ana Ruiz", "PER", None),
        ("Ana Ruiz leads the Peruvian police.", "Ana Ruiz", "PER", None),
        ("Former Peruvian President Ana Ruiz met rebels.", "Ana Ruiz", None, "not_stated"),
        ("Ana Ruiz met rebels in Peru.", "Ana Ruiz", None, "not_stated"),
    ],
)
def test_titles_and_ties_tell_a_persons_country(text: str, name: str, country: str | None, reason: str | None) -> None:
    (entity,) = [e for e in dr.read(text).entities if e.name == name]
    assert (entity.country, entity.reasons.get("country")) == (country, reason)
