"""The public functions, on real text."""

import itertools
import json
import random

import pytest

import dragoman as dr

ACCRA = """Harbour talks resume
Ghana's Foreign Minister Esi Boateng met Togolese President Komla Adjavon in Lomé on 4 May.
“The harbour belongs to both of us,” Boateng said. Adjavon accused smugglers of bribing the guards.
"""
KYOTO = "Police in Kyoto arrested two men on Friday after they attacked a polling station, officials said."
SUVA = "The opposition leader Mere Tuilagi demanded that Fiji withdraw its troops from the northern islands."
FRENCH = "Le président a déclaré que les soldats quitteraient la ville avant la fin du mois de mars, selon la radio."


def test_read_gives_the_document_its_records_and_its_system() -> None:
    reading = dr.read(ACCRA, published="2031-05-06", publisher="The Wharf", author="A. Clerk", url="https://x.example")
    document = reading.document
    assert isinstance(reading, dr.Reading)
    assert (document.published, document.publisher, document.author) == ("2031-05-06", "The Wharf", "A. Clerk")
    assert document.url == "https://x.example"
    assert document.text == ACCRA
    assert any("harbour belongs" in str(span) for a in reading.attributions for span in a.content)
    assert any(e.type == "CONSULT" for e in reading.events)
    assert "Boateng" in str(reading.system)


def test_every_span_of_a_reading_is_its_characters() -> None:
    form = dr.read(ACCRA).to_dict()

    def check(value: object) -> int:
        if isinstance(value, dict):
            if value.keys() == {"start", "end", "text"}:
                assert ACCRA[value["start"] : value["end"]] == value["text"]
                return 1
            return sum(map(check, value.values()))
        return sum(map(check, value)) if isinstance(value, list) else 0

    assert check(form) > 10


def test_a_reading_shows_itself() -> None:
    reading = dr.read(ACCRA)
    assert repr(reading).startswith("<Reading of 'Harbour talks resume': ")
    assert reading._repr_html_().startswith('<div class="dragoman">')


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b"])
def test_an_empty_text_gives_an_empty_reading(text: str) -> None:
    reading = dr.read(text)
    assert not any((reading.mentions, reading.entities, reading.attributions, reading.events, reading.times))
    assert reading.failure is None
    assert str(reading.system) == ""


def test_a_page_is_recognised_and_read_for_its_article() -> None:
    body = "".join(f"<p>{line}</p>" for line in ACCRA.splitlines()[1:])
    page = f"<!DOCTYPE html><html><head><title>Harbour talks resume</title></head><body><nav>Home | Sport</nav>\
<article><h1>Harbour talks resume</h1>{body}<p>{SUVA}</p></article></body></html>"
    reading = dr.read(page, publisher="The Wharf", author="A. Clerk")
    assert "<p>" not in reading.document.text
    assert "The harbour belongs to both of us" in reading.document.text
    assert (reading.document.publisher, reading.document.author) == ("The Wharf", "A. Clerk")


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(dr.ConfigError, match="bytes"):
        dr.read(b"Rebels fled.")  # type: ignore[arg-type]
    with pytest.raises(dr.ConfigError, match="published"):
        dr.read(KYOTO, published="yesterday")


def test_another_language_is_refused_by_its_name() -> None:
    with pytest.raises(dr.UnsupportedLanguage) as caught:
        dr.read(FRENCH)
    assert caught.value.language == "fr"


def test_read_all_gives_one_reading_for_each_in_order_and_failures_in_their_place() -> None:
    known = dr.read(SUVA).document
    readings = list(dr.read_all([ACCRA, FRENCH, known, "", KYOTO], publisher="The Wharf"))
    assert [r.failure is None for r in readings] == [True, False, True, True, True]
    assert [r.document.text for r in readings] == [ACCRA, FRENCH, SUVA, "", KYOTO]
    assert [r.document.publisher for r in readings] == ["The Wharf", "The Wharf", None, "The Wharf", "The Wharf"]
    failed = readings[1]
    assert failed.failure is not None
    assert failed.failure.error.startswith("UnsupportedLanguage: ")
    assert failed.failure.document == failed.document.id
    assert not any((failed.mentions, failed.events))
    assert "failure" in failed.to_dict()
    assert failed.reader == readings[0].reader


def test_read_all_passes_on_what_could_not_be_loaded() -> None:
    from dragoman.records import Failure

    (reading,) = dr.read_all([Failure("broken.txt", None, "loading", "byte 0xff")])
    assert reading.failure == Failure("broken.txt", None, "loading", "byte 0xff")


def test_read_all_refuses_the_callers_mistakes() -> None:
    with pytest.raises(dr.ConfigError, match="published"):
        dr.read_all([KYOTO], published="soon")
    with pytest.raises(dr.ConfigError, match="item 1 is of type int"):
        list(dr.read_all([KYOTO, 7]))  # type: ignore[list-item]


def test_read_all_takes_items_as_they_come() -> None:
    assert next(dr.read_all(itertools.repeat(KYOTO))).document.text == KYOTO


def test_a_reading_does_not_depend_on_its_neighbours() -> None:
    texts = [ACCRA, KYOTO, SUVA, "", ACCRA]
    alone = [json.dumps(dr.read(t, published="2031-05-06").to_dict()) for t in texts]
    order = list(range(len(texts)))
    for seed in (1, 2):
        random.Random(seed).shuffle(order)
        read = dr.read_all([texts[i] for i in order], published="2031-05-06")
        assert [json.dumps(r.to_dict()) for r in read] == [alone[i] for i in order]
