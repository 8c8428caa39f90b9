"""The JSON form: its keys, their order, and that it is plain."""

import dataclasses
import json

from handmade import ARTICLE, BY, READER, TITLE, article

from dragoman import records as r
from dragoman.corpus.rows import rows_of
from dragoman.document import Document
from dragoman.schemas import from_dict, to_dict

FORM = {
    "mentions": "id span head form kind entity by reasons",
    "entities": "id name kind aliases roles mentions actor actor_by country sectors offices by reasons",
    "attributions": "id kind sources source_class cue content quoted addressees occasion time parent by reasons",
    "times": "id span type value precision earliest latest anchor by reasons",
    "places": "id span name geonames lat lon country admin1 feature by reasons",
    "events": "id type modes contexts quad intensity triggers actors recipients themes place time polarity certainty "
    "factuality status background frame attribution utterance size when by reasons",
    "links": "id kind from to cue attribution by reasons",
    "ties": "id kind from to since until status polarity certainty evidence attribution by reasons",
}
DOCUMENT = "id title published precision publisher author url language kind parent span"


def full() -> r.Reading:
    """The article with a link, so that every kind of record is there."""
    reading = article()
    met = reading.events[0]
    link = r.Link("links0", BY, "because", met.id, reading.events[1].id, met.triggers[0], None)
    return dataclasses.replace(reading, links=(link,))


def test_the_keys_stand_in_their_order() -> None:
    form = to_dict(full())
    assert list(form) == ["document", "text", "reader", "posts", *FORM]
    assert " ".join(form["document"]) == DOCUMENT
    assert list(form["reader"]) == ["dragoman", "schema", "model", "spacy", "knowledge"]
    for name, keys in FORM.items():
        assert {" ".join(record) for record in form[name]} == {keys}, name


def test_a_post_tells_its_handle_hashtags_and_links_and_where_it_stands() -> None:
    post = to_dict(article())["posts"][0]
    assert " ".join(post["document"]) == DOCUMENT + " handle hashtags links"
    assert post["document"]["hashtags"] == ["GERD"]
    place = post["document"]["span"]
    assert ARTICLE[place["start"] : place["end"]] == place["text"]
    assert post["events"][0]["status"] == "demanded"


def test_values_are_written_as_the_records_have_them() -> None:
    form = to_dict(full())
    assert form["document"]["title"] == TITLE
    assert form["text"] == ARTICLE
    assert form["events"][0]["actors"][0] == {
        "span": {"start": ARTICLE.index("Amara"), "end": ARTICLE.index(" of Ethiopia"), "text": "Amara Tesfaye"},
        "entity": "entities0",
    }
    assert [(c["name"], [w["text"] for w in c["words"]]) for c in form["events"][0]["contexts"]] == [
        ("territory", ["Border", "Asosa"])
    ]
    assert form["events"][0]["factuality"] == {"source": None, "author": None}
    assert form["attributions"][0]["cue"]["lemma"] == "said"
    assert form["ties"][0]["from"]["span"]["text"] == "Sudan"
    assert form["ties"][0]["to"]["entity"] == "entities2"
    assert (form["links"][0]["from"], form["links"][0]["to"]) == ("events0", "events1")
    assert form["links"][0]["by"] == {"method": "hand", "score": None}


def test_contexts_are_plain_names_in_the_rows_of_a_store() -> None:
    rows = rows_of(to_dict(article()))["events"]
    assert [(row["trigger"], row["contexts"], row["contexts_nested"]) for row in rows][:2] == [
        ("met", "territory", ["territory"]),
        ("threatened", "", []),
    ]


def test_reasons_are_kept() -> None:
    reading = article()
    time = dataclasses.replace(reading.times[0], value=None, reasons={"value": "no_anchor"})
    assert to_dict(dataclasses.replace(reading, times=(time,)))["times"][0]["reasons"] == {"value": "no_anchor"}


def test_it_goes_through_json_unchanged_even_with_half_a_character() -> None:
    text = "Juba \ud83d fell \u202e silent \x00"
    form = to_dict(r.Reading(Document("d", text), READER))
    assert json.loads(json.dumps(form)) == form
    assert json.loads(json.dumps(to_dict(full()))) == to_dict(full())


def test_a_failed_reading_says_why() -> None:
    failure = r.Failure("juba.txt", "d", "loading", "not text")
    form = to_dict(r.Reading(Document("d", ""), READER, failure=failure))
    assert form["failure"] == {"origin": "juba.txt", "document": "d", "step": "loading", "error": "not text"}


def test_a_reading_comes_back_from_its_json() -> None:
    form = json.loads(json.dumps(to_dict(full())))
    assert from_dict(form, full().document) == full()
