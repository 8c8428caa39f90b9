"""What sentences do besides telling, as the table `remarks` keeps it."""

import dragoman as dr
from dragoman.corpus.remarks import remarks
from dragoman.schemas import to_dict

TARIFF = """The tariff is fragile, and the port may close. Minister Esi Boateng said that the levy will likely fail.

Boateng and the mayor of Accra are at odds over the anti-war mural."""
POST = """The ferry left Goma.

Kivu's wharves are idle. The truce is fragile.
— Radio Kivu (@radio_kivu) March 3, 2024

The dam is dangerous."""


def test_a_remark_stands_with_its_words_and_its_sentence() -> None:
    first, third = "The tariff is fragile, and the port may close.", TARIFF.split("\n\n")[1]
    assert found(TARIFF) == [
        ("judgement", "is fragile", first), ("forecast", "may", first), ("difference", "at odds", third),
    ]  # fmt: skip


def test_an_embedded_post_judges_for_itself() -> None:
    (post,) = dr.read(POST).posts
    assert [words for _, words, _ in found(POST)] == ["is dangerous"]
    assert [row["text"] for row in remarks(to_dict(post))] == ["is fragile"]


def found(text: str) -> list[tuple[str, str, str]]:
    """Kind, words and sentence of each remark, cut from the text at its offsets."""
    rows = list(remarks(to_dict(dr.read(text))))
    return [(row["kind"], text[row["start"] : row["end"]], text[row["low"] : row["high"]]) for row in rows]
