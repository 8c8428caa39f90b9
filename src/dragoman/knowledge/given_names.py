"""Given names that tell a person's gender in English-language news."""

from __future__ import annotations

import functools
from typing import cast

from dragoman.knowledge.people import Gender
from dragoman.knowledge.tables import rows


def gender_of(name: str) -> Gender | None:
    """The gender of those who bear this given name, written with a capital; None where it is not known or not one."""
    return given_names().get(name)


@functools.cache
def given_names() -> dict[str, Gender]:
    """Every row of `given_names.tsv`: name and gender."""
    return {row["name"]: cast(Gender, row["gender"]) for row in rows("given_names.tsv")}
