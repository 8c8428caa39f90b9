"""Which country an actor belongs to."""

import pytest

import dragoman as dr
from dragoman.resolution.country import country_of


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Ghana", "GHA"), ("the Kremlin", "RUS"), ("Peruvians", "PER"), ("Peruvian police", "PER"),
        ("senior Ghanaian officials", "GHA"), ("South Korean troops", "KOR"), ("the New Zealand navy", "NZL"),
        ("Fiji’s interior ministry", "FJI"), ("Government of Ghana", "GHA"), ("U.S. forces", "USA"),
        ("Peru-backed militias", None), ("pro-Fiji parties", None), ("fighters loyal to Peruvian commanders", None),
        ("officials in Ghana", None), ("Peru’s allies", None), ("Congolese army", None), ("Western powers", None),
        ("Red Cross", None), ("", None), ("nurses in Ghana", "GHA"), ("troops in Ghana", None),
        ("members of the parliament of Togo", "TGO"), ("the envoy of Peru to Ghana", None),
        ("Mosul police", "IRQ"), ("Kano state government", "NGA"), ("Springfield police", "USA"),
        ("Córdoba police", None), ("foreign troops of Ghana", None), ("Victoria Foundation", None),
        ("Quds Force", None),
    ],
)  # fmt: skip
def test_a_name_tells_its_country(name: str, country: str | None) -> None:
    assert country_of(name) == country


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
