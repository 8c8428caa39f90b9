"""The list of known actors: every name leads to its actor, and names that several bear to all of them."""

from __future__ import annotations

from typing import get_args

import pytest

from dragoman.knowledge.actors import KnownActor, actors_named, known_actors
from dragoman.knowledge.sectors import sector_rows
from dragoman.knowledge.states import states
from dragoman.vocabulary import EntityKind

LISTED = [actor for actor in known_actors() if actor.kind not in ("state", "place")]


@pytest.mark.parametrize("actor", LISTED, ids=lambda actor: actor.name)
def test_every_name_leads_to_its_actor(actor: KnownActor) -> None:
    assert all(actor in actors_named(name) for name in (actor.name, f"the {actor.name}", *actor.aliases))


@pytest.mark.parametrize("actor", LISTED, ids=lambda actor: actor.name)
def test_a_row_has_known_kind_countries_and_sectors(actor: KnownActor) -> None:
    assert actor.kind in get_args(EntityKind)
    assert set(actor.countries) <= {state.iso3 for state in states()}
    assert set(actor.sectors) <= {row.sector for row in sector_rows()} | {"IGO", "NGO", "IMG", "PRE"}
    assert actor.sectors


def test_names_are_unique_and_shared_short_forms_lead_to_all() -> None:
    names = [actor.name for actor in known_actors()]
    assert len(names) == len(set(names))
    assert [a.name for a in actors_named("RSF")] == ["Reporters Without Borders", "Rapid Support Forces"]


@pytest.mark.parametrize("name", ["is", "Aa", "amal clooney", "", "rsf", "who"])
def test_words_are_no_short_forms(name: str) -> None:
    assert actors_named(name) == ()
