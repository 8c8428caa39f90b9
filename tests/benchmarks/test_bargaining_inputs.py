"""Example inputs of bargaining models in their two forms."""

from pathlib import Path

import pytest

from benchmarks.bargaining import cases, rounds

XML = """<Scenario><Dimensions><dName>Tolls</dName><dName>Fares</dName></Dimensions><Actors>
<Actor><name>A</name><capability>5</capability><Position><dCoord></dCoord><dCoord>10</dCoord></Position>
<Salience><dSal>30</dSal><dSal>20</dSal></Salience></Actor>
<Actor><name>B</name><capability>9</capability><Position><dCoord>70</dCoord><dCoord>90</dCoord></Position>
<Salience><dSal>30</dSal><dSal>60</dSal></Salience></Actor></Actors></Scenario>"""


def test_each_pair_of_position_and_salience_is_an_issue(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Actor,Capability,Position,Salience\nA,2,4,0.8\nB,1,7,0.4\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(
        "Made up, 2 issues\nActor,Description,Influence,Toll Position,Toll Salience,Fare Position,Fare Salience, \n"
        "A,the first,100.0,30,24.0,20,48.0, \nB,the second, 60,45,44,65,41, \n", encoding="utf-8"
    )  # fmt: skip
    (tmp_path / "c.xml").write_text(XML, encoding="utf-8")
    found = dict(cases(tmp_path))
    assert list(found) == ["a.csv", "b.csv Toll", "b.csv Fare", "c.xml Tolls", "c.xml Fares"]
    assert found["a.csv"].salience[:, 0] == pytest.approx([0.8, 0.4])
    assert found["b.csv Fare"].position[:, 0] == pytest.approx([20, 65])
    assert found["b.csv Toll"].salience[:, 0] == pytest.approx([0.24, 0.44])
    assert found["b.csv Toll"].capability[:, 0] == pytest.approx([100, 60])
    assert found["c.xml Tolls"].position[:, 0] == pytest.approx([70])
    assert found["c.xml Fares"].capability[:, 0] == pytest.approx([5, 9])


def test_rounds_are_counted_until_the_median_stays(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Actor,Capability,Position,Salience\nA,5,1,1\nB,5,9,1\n", encoding="utf-8")
    assert [rounds(inputs) for _, inputs in cases(tmp_path)] == [0]
