"""Posts in plain text are documents of their own, at their place in the article."""

from __future__ import annotations

import pytest

from dragoman.document import Document
from dragoman.loading.document import blocks, make_document

BEFORE = "The foreign ministry in Lima recalled its envoy on Monday."
AFTER = "The envoy landed on Tuesday."


def sentences(document: Document) -> list[str]:
    return [document.text[a:b] for a, b in blocks(document)]


@pytest.mark.parametrize("dash", ["— ", "– ", "―", "-- ", "- ", "—"])
@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("January 7, 2025", "2025-01-07"),
        ("7 January 2025", "2025-01-07"),
        ("Jan 7, 2025", "2025-01-07"),
        ("Jan. 7, 2025", "2025-01-07"),
        ("10:15 AM · Jan 7, 2025", "2025-01-07"),
        ("2025-01-07T10:15:00Z", "2025-01-07T10:15:00Z"),
        ("", None),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_forms_of_the_signature(dash: str, date: str, iso: str | None, gap: str) -> None:
    signature = f"{dash}Foreign Office (@peru_mfa) {date}".rstrip()
    block = f"Peru does not recognise the vote. #Peru #Caracas\n{signature}"
    document = make_document(f"{BEFORE}{gap}{block}{gap}{AFTER}")
    (post,) = document.posts
    assert (post.text, str(post.byline), str(post.span)) == (block, signature, block)
    assert (post.kind, post.parent, post.author, post.handle) == ("post", document.id, "Foreign Office", "@peru_mfa")
    assert (post.published, post.hashtags) == (iso, ("Peru", "Caracas"))
    assert sentences(document) == [BEFORE, AFTER]
    assert sentences(post) == ["Peru does not recognise the vote. #Peru #Caracas"]


@pytest.mark.parametrize(
    ("post", "links", "read"),
    [
        ("Shells fell on Goma againhttps://t.co/aB1", ("https://t.co/aB1",), ["Shells fell on Goma again"]),
        ("Shells fell. pic.twitter.com/Zq9", ("pic.twitter.com/Zq9",), ["Shells fell."]),
        ("Report: https://t.co/a and https://t.co/b #Goma", ("https://t.co/a", "https://t.co/b"),
         ["Report:", "and", "#Goma"]),
        ("https://t.co/alone", ("https://t.co/alone",), []),
    ],
)  # fmt: skip
def test_links_are_listed_and_kept_out_of_a_posts_sentences(post: str, links: tuple[str, ...], read: list[str]) -> None:
    (found,) = make_document(f"{BEFORE}\n{post}\n— Radio Kivu (@radio_kivu) March 3, 2024\n{AFTER}").posts
    assert found.links == links
    assert sentences(found) == read


def test_several_posts_in_a_row_and_a_reply() -> None:
    first = "Our troops never crossed the river.\n— Army Press (@army_press) May 1, 2023"
    reply = "@army_press Then who burned Bria?\n– J. Roe (@jroe) 2 May 2023"
    document = make_document(f"{BEFORE}\n{first}\n{reply}\n{AFTER}")
    assert [p.text for p in document.posts] == [first, reply]
    assert sentences(document) == [BEFORE, AFTER]


def test_a_post_on_one_line_with_its_signature() -> None:
    block = "Kassala is calm. — Sudan Watch (@sudanwatch) June 3, 2023"
    document = make_document(f"{BEFORE}\n{block} {AFTER}")
    assert [p.text for p in document.posts] == [block]
    assert sentences(document) == [BEFORE, AFTER]


@pytest.mark.parametrize(
    "lines",
    [
        "BREAKING\nThe garrison of Bor has fallen",
        "#Bor has fallen.\nThe garrison fled.",
        "@unmiss where are you?\nThe garrison of Bor fled.",
        "The garrison of Bor fled #SouthSudan\npic.twitter.com/abc",
        "The garrison of Bor fled.\n#SouthSudan https://t.co/x",
    ],
)
def test_signs_that_more_lines_belong_to_the_post(lines: str) -> None:
    document = make_document(f"{BEFORE}\n{lines}\n— Jonglei Post (@jonglei) 3 May 2023\n{AFTER}")
    assert [p.text.rpartition("\n")[0] for p in document.posts] == [lines]
    assert sentences(document) == [BEFORE, AFTER]


def test_blank_lines_set_a_post_of_several_lines_off() -> None:
    lines = "They came at night.\nThey burned the market.\nNobody helped."
    document = make_document(f"{BEFORE}\n\n{BEFORE}\n\n{lines}\n— Ann Lee (@ann_lee) 3 May 2023\n\n{AFTER}")
    assert [p.text.rpartition("\n")[0] for p in document.posts] == [lines]


def test_an_introduction_and_a_long_paragraph_stay_with_the_article() -> None:
    intro = "The ministry wrote on the platform:"
    document = make_document(f"{BEFORE}\n{intro}\nWe are leaving.\n— MFA (@mfa) 3 May 2023\n{AFTER}")
    assert sentences(document) == [BEFORE, intro, AFTER]


def test_the_date_may_stand_below_the_name() -> None:
    (post,) = make_document(f"{BEFORE}\nWe are leaving.\n— MFA (@mfa)\nMay 3, 2023\n{AFTER}").posts
    assert (post.published, post.precision) == ("2023-05-03", "day")


@pytest.mark.parametrize(
    "text",
    [
        "The ministry — led by Ann Lee (@ann_lee) — denied it.",
        "Ann Lee (@ann_lee) denied on January 7, 2025 that troops had left.",
        "Write to us (@example) by May 3, 2023.",
    ],
)
def test_a_handle_in_a_sentence_is_no_post(text: str) -> None:
    document = make_document(text)
    assert not document.posts
    assert sentences(document) == [text]


def test_posts_with_the_same_words_have_ids_of_their_own() -> None:
    post = "We are leaving.\n— MFA (@mfa) 3 May 2023\n"
    document = make_document(f"{post}{BEFORE}\n{post}")
    assert len({document.id, *(p.id for p in document.posts)}) == 3
