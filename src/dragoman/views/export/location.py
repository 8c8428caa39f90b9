"""A place as PLOVER's location object (manual, table 6.6), which POLECAT's columns follow."""

from __future__ import annotations

from typing import Any

from dragoman.knowledge.codes import entity_code
from dragoman.knowledge.states import state_by_code
from dragoman.views.export.document_rows import Row

_LEVELS = {"PCLI": 1, "ADM1": 2, "ADM2": 3, "PPL": 4}
"""PLOVER's level of resolution by GeoNames' feature code: country, province, district, city."""

_CLASSES = {"PCLI": "A", "ADM1": "A", "ADM2": "A", "PPL": "P", "CONT": "L"}
"""GeoNames' feature class of each code that the gazetteer has."""


def location(place: Row) -> dict[str, Any]:
    """PLOVER's object of a place; what an unresolved one lacks is None."""
    feature = place["feature"]
    state = state_by_code(place["country"]) if place["country"] else None
    resolved = state.name if state and feature == "PCLI" else " ".join(place["name"].split())
    return {
        "extracted_place": place["text"],
        "resolved_place": resolved if place["geonames"] is not None else None,
        "geonameid": place["geonames"],
        "lat": place["lat"],
        "lon": place["lon"],
        "city": resolved if feature == "PPL" else None,
        "district": resolved if feature == "ADM2" else None,
        "province": resolved if feature == "ADM1" else place["admin1"],
        "country": state.name if state else None,
        "country_code": entity_code(place["country"], (), None),
        "feature_class": _CLASSES.get(feature),
        "feature_code": feature,
        "resolution": _LEVELS.get(feature),
    }
