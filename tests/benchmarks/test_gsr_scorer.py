"""The scorer of whole event records on a few invented ones."""

from typing import Any

import pytest

import dragoman as dr
from benchmarks.gsr import Found, Row, by_text, events, marked, measure, nearest, row, score
from benchmarks.measures import Range

TEXT = "Togo accused Ghana of smuggling, then left."
TOGO, ACCUSED, GHANA, LEFT = (0, 4), (5, 12), (13, 18), (38, 42)
GOLD = Row("ACCUSE", "allege", {"SRC": [TOGO], "EVT": [ACCUSED], "TAR": [GHANA]})
MARKUP = "(SRC: Togo) (EVT: accused) (TAR: Ghana) of smuggling, then left."


def record(event: str = "DISAPPROVE", mode: str = "", markup: str = MARKUP) -> dict[str, Any]:
    return {"event": event, "mode": mode, "text": TEXT, "textInfo": {"markup": markup}}


def event(
    kind: str = "ACCUSE",
    trigger: Range = ACCUSED,
    actor: Range = TOGO,
    recipient: Range | None = GHANA,
    modes: tuple[str, ...] = (),
    happened: bool = True,
) -> Found:
    return Found(kind, modes, happened, [trigger], [[actor]], [[recipient]] if recipient else [])


def scores(gold: Row, *ours: Found) -> dict[str, float]:
    return measure([score([gold], ours)])


@pytest.mark.parametrize(
    ("ours", "kind", "actor", "recipient", "whole"),
    [
        ([event()], 1, 1, 1, 1),
        ([event("THREATEN")], 0, 0, 0, 0),
        ([event(trigger=LEFT)], 0, 0, 0, 0),
        ([event(recipient=None)], 1, 1, 0, 0),
        ([event(actor=GHANA, recipient=TOGO)], 1, 0, 0, 0),
        ([event(recipient=None), event(actor=LEFT)], 1, 1, 1, 0),
        ([], 0, 0, 0, 0),
    ],
)
def test_type_actor_and_recipient(ours: list[Found], kind: int, actor: int, recipient: int, whole: int) -> None:
    found = scores(GOLD, *ours)
    assert found["type right"] == kind
    assert found["actor right, of type right"] == actor
    assert found["recipient right, of type right"] == recipient
    assert found["record right"] == whole


def test_a_record_without_a_target_has_no_recipient_to_find() -> None:
    alone = Row("ACCUSE", None, {"SRC": [TOGO], "EVT": [ACCUSED]})
    unit = score([alone], [event(recipient=None)])
    assert measure([unit])["record right"] == 1
    assert unit["typed target"] == 0


def test_a_record_without_a_marked_act_is_found_anywhere() -> None:
    assert scores(Row("ACCUSE", None, {"SRC": [TOGO]}), event(trigger=LEFT))["type right"] == 1


@pytest.mark.parametrize(
    ("kind", "actors", "recipients", "whole"),
    [
        ("CONSULT", [[TOGO], [GHANA]], [], 1),
        ("CONSULT", [[GHANA]], [[TOGO]], 1),
        ("CONSULT", [[TOGO]], [], 0),
        ("ACCUSE", [[TOGO]], [[GHANA]], 1),
        ("ACCUSE", [[TOGO], [GHANA]], [], 0),
    ],
)
def test_parties_stand_on_either_side(
    kind: str, actors: list[list[Range]], recipients: list[list[Range]], whole: int
) -> None:
    gold = Row(kind, None, {"SRC/TAR": [TOGO, GHANA], "EVT": [ACCUSED]})
    assert scores(gold, Found(kind, (), True, [ACCUSED], actors, recipients))["record right"] == whole


@pytest.mark.parametrize(("modes", "right"), [(("allege",), 1), (("investigate",), 0), ((), 0)])
def test_modes(modes: tuple[str, ...], right: int) -> None:
    assert scores(GOLD, event(modes=modes))["mode right, of type right"] == right


@pytest.mark.parametrize(
    ("ours", "precision"),
    [
        ([event(), event("RETREAT", LEFT)], 0.5),
        ([event(), event("RETREAT", LEFT, happened=False)], 1),
        ([event(happened=False)], 1),
        ([event(), event(trigger=LEFT, happened=False)], 0.5),
    ],
)
def test_precision_asks_for_what_happened_or_has_the_type(ours: list[Found], precision: float) -> None:
    assert scores(GOLD, *ours)["events of a record P"] == precision


@pytest.mark.parametrize(
    ("older", "mode", "wanted"),
    [
        ("DEMAND", "", ("REQUEST", None)),
        ("INVESTIGATE", "", ("ACCUSE", None)),
        ("FIGHT", "assassinate", ("ASSAULT", "targeted")),
        ("PROTEST", "strike-hun", ("PROTEST", "hunger")),
        ("COERCE", "destroy", ("ASSAULT", "destroy")),
        ("COERCE", "ban", ("COERCE", None)),
        ("CONSULT", "host", ("CONSULT", "visit")),
    ],
)
def test_older_names(older: str, mode: str, wanted: tuple[str, str | None]) -> None:
    gold = row(record(older, mode))
    assert (gold.type, gold.mode) == wanted


def test_records_are_joined_by_their_text() -> None:
    texts = by_text([record(), record("REJECT"), {"event": "DOCUMENT"}])
    assert [gold.type for gold in texts[TEXT]] == ["ACCUSE", "REJECT"]
    assert len(texts) == 1


@pytest.mark.parametrize(
    ("markup", "marks"),
    [
        (MARKUP, {"SRC": [TOGO], "EVT": [ACCUSED], "TAR": [GHANA]}),
        ("(SRC/TAR:Togo) accused (SRC/TAR: Ghana) of smuggling", {"SRC/TAR": [TOGO, GHANA]}),
        ("(SRC: Togo (EVT: accused)) Ghana", {"EVT": [ACCUSED], "SRC": [(0, 12)]}),
        ("Togo) (EVT: accused) Ghana", {"EVT": [ACCUSED]}),
        ("(EVT: accused Ghana of (TAR: smuggling)", {"TAR": [(22, 31)]}),
        ("(SRC: Mali) (EVT: accused) Ghana", {"EVT": [ACCUSED]}),
    ],
)
def test_marks(markup: str, marks: dict[str, list[Range]]) -> None:
    assert marked(markup, TEXT) == marks


def test_brackets_of_the_text_stay() -> None:
    assert marked("The (SRC: Reeds (RP)) (EVT: left)", "The Reeds (RP) left") == {"SRC": [(4, 14)], "EVT": [(15, 19)]}


@pytest.mark.parametrize(("start", "place"), [(0, (0, 3)), (4, (6, 9)), (20, (12, 15))])
def test_the_nearest_place_of_words(start: int, place: Range) -> None:
    assert nearest("one - one - one", "one", start) == place


def test_what_dragoman_reads() -> None:
    text = "President Amara Diallo arrived on Sunday. He visited Togo."
    (found,) = [x for x in events(dr.read(text)) if x.type == "CONSULT" and "visit" in x.modes]
    assert (0, 22) in found.actors[0]
    assert found.happened
