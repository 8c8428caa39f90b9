"""Where actors stand, in a store of a few reports on the river wardens of an invented valley."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import dragoman as dr
from dragoman.analysis.positions.estimate import estimate
from dragoman.analysis.positions.issues import beside, read
from dragoman.analysis.positions.moving import moving, with_sentences
from dragoman.analysis.what_if.table import read as read_stakeholders
from dragoman.cli import main
from dragoman.errors import ConfigError
from dragoman.loading.document import make_document
from stands import REPORTS, WARDENS


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> dr.Store:
    home = tmp_path_factory.mktemp("positions")
    (home / "issues.toml").write_text(WARDENS, encoding="utf-8")
    store = dr.Store(home / "news.dragoman")
    store.add([make_document(text, published=day) for day, text in REPORTS])
    return store


Stood = dict[tuple[str, str | None], dict[str, Any]]
"""Rows by the last word of the holder's name and the basis."""


def stood(store: dr.Store, *, issue: str | None = "wardens", **asked: Any) -> Stood:  # noqa: ANN401
    rows = store.positions(issue, nested=True, **asked).to_pylist()
    return {(row["holder"].split()[-1], row["basis"]): row for row in rows}


def test_actors_stand_at_opposite_poles_with_one_between(store: dr.Store) -> None:
    found = stood(store)
    assert found["Owusu", "own_words"]["pole"] == "preserve"
    assert found["Adjavon", "own_words"]["pole"] == "dissolve"
    assert (found["Ruiz", "own_words"]["stance"], found["Ruiz", "own_words"]["pole"]) == (0, "restructure")


def test_each_number_leads_to_its_sentences(store: dr.Store) -> None:
    for row in store.positions("wardens", nested=True).to_pylist():
        assert row["evidence"]
        assert all("Warden" in str(store.trace(id)) for id in row["evidence"])


def test_deeds_stand_apart_from_words_and_from_what_others_say(store: dr.Store) -> None:
    found = stood(store)
    assert found["army", "own_deeds"]["stance"] == -1
    assert found["Mali", "others_words"]["stance"] == -1
    assert not [row for (name, basis), row in found.items() if name == "Mali" and basis != "others_words"]


def test_who_is_only_asked_or_says_nothing_of_it_is_unknown(store: dr.Store) -> None:
    found = stood(store)
    assert found["Mensah", None]["stance"] is None
    assert "asked" in found["Mensah", None]["reason"]
    assert "without taking a side" in found["Paz", None]["reason"]


def test_an_interval_is_wide_where_little_is_told(store: dr.Store) -> None:
    found = stood(store)
    few, more = found["Adjavon", "own_words"], found["Owusu", "own_words"]
    assert more["statements"] > few["statements"]
    assert more["high"] - more["low"] < few["high"] - few["low"]
    assert few["low"] <= few["stance"] <= few["high"]


def test_who_has_said_both_is_mixed_and_not_at_the_middle(store: dr.Store) -> None:
    assert stood(store)["Boateng", "own_words"]["pole"] == "mixed"


def test_a_trend_needs_two_days(store: dr.Store) -> None:
    found = stood(store)
    assert found["Boateng", "own_words"]["trend"] < -1
    assert found["Ruiz", "own_words"]["trend"] is None
    assert (found["Boateng", "own_words"]["earliest"], found["Boateng", "own_words"]["latest"]) == (
        date(2031, 3, 2), date(2031, 9, 1)
    )  # fmt: skip


def test_filters_and_a_whole_that_is_asked_for(store: dr.Store) -> None:
    assert {name for name, _ in stood(store, actor="Komla Adjavon")} == {"Adjavon"}
    assert {name for name, _ in stood(store, country="Ghana")} == {"Boateng"}
    assert stood(store, within="Togo", together=True)["Togo", "own_words"]["holder"] == "within Togo"
    with pytest.raises(ConfigError, match="needs within"):
        store.positions("wardens", together=True)
    with pytest.raises(ConfigError, match="no filter 'type'"):
        store.positions("wardens", type="ASSAULT")


def test_for_and_against_needs_no_issue_of_ones_own(store: dr.Store) -> None:
    found = stood(store, issue=None, about="River Wardens")
    assert found["Adjavon", "own_words"]["pole"] == "against"
    assert found["army", "own_deeds"]["pole"] == "against"


def test_an_issue_that_nobody_wrote_down_is_refused_with_those_that_are(store: dr.Store) -> None:
    with pytest.raises(ConfigError, match="those beside the store are wardens"):
        store.positions("dams")


def test_the_commands_do_the_same(store: dr.Store) -> None:
    run = CliRunner().invoke(main, ["positions", str(store.path), "wardens", "--jsonl"])
    assert len(run.stdout.splitlines()) == store.positions("wardens").num_rows
    assert "wardens" in CliRunner().invoke(main, ["issues", str(store.path)]).stdout
    found = CliRunner().invoke(main, ["divergence", str(store.path), "wardens", "--csv"])
    assert "own past" in found.stdout


def test_an_actor_is_set_against_its_own_past(store: dr.Store) -> None:
    row = next(row for row in store.divergence("wardens").to_pylist() if row["kind"] == "own past")
    assert row["first"] == row["second"] == "Esi Boateng"
    assert row["since"] == date(2031, 9, 1)
    assert "preserved" in row["first_words"]
    assert "dissolve" in row["second_words"]


def test_what_is_demanded_of_something_is_proposed_as_an_issue(store: dr.Store, tmp_path: Path) -> None:
    row = next(row for row in store.issues(propose=True).to_pylist() if row["object"] == "River Wardens")
    assert row["actors"] >= 3
    assert "dissolve" in row["against"]
    assert "preserve" in row["for"]
    (tmp_path / "issues.toml").write_text(row["toml"], encoding="utf-8")
    assert read(tmp_path / "issues.toml")[0].objects == ("River Wardens",)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('question = "What', "question = 3 #", "cannot be read as TOML|question is 3"),
        ('acts = ["restructure"]', "acts = []", "acts is \\[\\]"),
        ('"ASSAULT"', '"ASALT"', "ASALT: no event type"),
        ('acts = ["restructure"]', 'acts = ["restructure"]\nwhy = "x"', "label and acts, and nothing else"),
        ('"preserve", "strengthen"', '"dissolve", "strengthen"', "dissolve: an act of both poles"),
        ('id = "wardens"', 'id = "wardens"\nowner = "me"', "owner: no field of an issue"),
        ('objects = ["River Wardens", "wardens"]', "", "objects is None"),
    ],
)
def test_a_bad_issue_is_refused_by_name(old: str, new: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "issues.toml").write_text(WARDENS.replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigError, match=told):
        read(tmp_path / "issues.toml")


def test_rows_by_period_move_in_time(store: dr.Store) -> None:
    rows = [row for row in store.positions("wardens", by="month").to_pylist() if row["holder"] == "Esi Boateng"]
    assert [(row["period"], row["stance"]) for row in rows] == [(date(2031, 3, 1), 1), (date(2031, 9, 1), -1)]
    with pytest.raises(ConfigError, match="allowed are day, month, year"):
        store.positions("wardens", by="decade")


def test_stakeholders_are_proposed_without_capabilities_and_no_forecast(store: dr.Store, tmp_path: Path) -> None:
    arguments = ["what-if", "wardens", "--store", str(store.path), "--write", str(tmp_path / "wardens.csv")]
    assert "is not stated; a" in CliRunner().invoke(main, arguments).stdout
    rows = {row.actor: row for row in read_stakeholders(tmp_path / "wardens.csv").rows}
    assert rows["Komla Adjavon"].position.value == 0
    assert rows["Chadian army"].position.value == 0
    assert rows["Ana Ruiz"].position.value == 50
    assert rows["Esi Boateng"].salience.low < rows["Esi Boateng"].salience.value <= 1
    assert "Mali" not in rows
    assert all(store.trace(id) for row in rows.values() for id in row.evidence.split("; "))
    assert CliRunner().invoke(main, ["what-if", "wardens"]).exit_code == 2


@pytest.mark.parametrize(
    ("text", "basis", "pole"),
    [
        ("Governor Esi Boateng of Ghana, an ally of Komla Adjavon, visited Tamale.", "own_deeds", "for"),
        ("The Volta Front, which opposes Komla Adjavon, met in Tamale.", "own_words", "against"),
        ("The Volta Front, an enemy of Komla Adjavon, met in Tamale.", "own_deeds", "against"),
        ("Mali-backed Komla Adjavon visited Tamale.", "own_deeds", "for"),
        ("Esi Boateng, a former ally of Komla Adjavon, visited Tamale.", None, None),
    ],
)
def test_a_tie_tells_where_one_stands_towards_an_actor(
    text: str, basis: str | None, pole: str | None, tmp_path: Path
) -> None:
    store = dr.Store(tmp_path / "news.dragoman")
    store.add([make_document(text, published="2031-03-02")])
    rows = store.positions(about="Komla Adjavon").to_pylist()
    assert [(row["basis"], row["pole"]) for row in rows] == ([(basis, pole)] if basis else [])


def test_a_stance_moves_with_what_was_told_until_then(store: dr.Store) -> None:
    found = moving(store.path, beside(store.path)["wardens"], {})
    assert found.periods == ("2031-03", "2031-09")
    stands = {(each.holder.name.split()[-1], each.basis): each for each in found.stands}
    march, september = stands["Boateng", "own_words"].frames
    assert march
    assert september
    assert march.stance == 1 > september.stance
    assert september == stands["Boateng", "own_words"].now == estimate(stands["Boateng", "own_words"].evidence)
    assert stands["Owusu", "own_words"].frames[0] is None
    assert [each.now.stance for each in found.stands] == sorted(each.now.stance for each in found.stands)
    said = with_sentences(store.path, stands["Adjavon", "own_words"].evidence)
    assert {each.sentence for each in said} == set(REPORTS[1][1].replace(". ", ".\n").split("\n"))


TOLD = [
    ("Senator Kaja Tamm declined to endorse Jaan Kask.", "Jaan Kask", -1),
    ("Senator Ana Ruiz refused to condemn Luis Paz.", "Luis Paz", 1),
    ("Senator Ion Popa said that he would never support Maia Rusu.", "Maia Rusu", -1),
    ("Senator Elif Arslan said she would vote for Ekrem Kaya.", "Ekrem Kaya", 1),
    ("Senator Mamadou Ba threw his weight behind Ousmane Sow.", "Ousmane Sow", 1),
    ("Senator Gebre Tadesse ripped Abiy Haile over his silence.", "Abiy Haile", -1),
    ("Senator Hla Min urged voters to reject Ko Naing.", "Ko Naing", -1),
    ("Senator Greta Holm considers Mr. Sven Aalto untrustworthy.", "Sven Aalto", -1),
    ("“I am proud of Peter Dunne,” said Senator Rosa Mbeki.", "Peter Dunne", 1),
    ("Senator Karim Haddad avoided criticizing Omar Jibril.", "Omar Jibril", None),
    ("Senator Tariq Aziz denied criticizing Zahra Mirza.", "Zahra Mirza", None),
    ("Senator Nino Beridze asked Irakli Dolidze to criticize Salome Kapanadze.", "Irakli Dolidze", None),
    ("Senator Sarah Obi defended herself. Sarah Obi praised Sarah Obi.", "Sarah Obi", None),
    ("Senator Marta Nowak hit Jan Kowal on coal.", "coal", None),
    ("Senator Luis Vera attacked Ghanaian officials.", "Ghana", None),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dr.Store:
    store = dr.Store(tmp_path_factory.mktemp("told") / "news.dragoman")
    store.add([make_document(text, published="2031-03-02") for text, _, _ in TOLD])
    return store


@pytest.mark.parametrize(("text", "target", "stance"), TOLD)
def test_stances_that_a_sentence_tells(text: str, target: str, stance: int | None, told: dr.Store) -> None:
    rows = [row for row in told.positions(about=target).to_pylist() if row["stance"] is not None]
    assert [row["stance"] for row in rows] == ([stance] if stance else [])


@pytest.mark.parametrize(
    ("others", "count"),
    [([], 2), (["Kwame Boateng sang in Accra."], 1), (["Esi Boateng swam.", "Esi K. Boateng sat."], 2)],
)
def test_a_family_name_is_enough_where_it_is_one_persons(others: list[str], count: int, tmp_path: Path) -> None:
    reports = ["Ama Owusu praised Esi Boateng in Tamale.", "Afi Mensah criticized Boateng on Monday.", *others]
    store = dr.Store(tmp_path / "news.dragoman")
    store.add([make_document(text, published="2031-03-02") for text in reports])
    rows = store.positions(about="Esi Boateng").to_pylist()
    assert len([row for row in rows if row["stance"] is not None]) == count
