"""What is told of a noun that says what somebody is, is told of that somebody."""

import pytest

import dragoman as dr


@pytest.mark.parametrize(("text", "trigger", "side", "who"), [
    ("“The coast guard is one of the pillars of order in Fiji that must be preserved,” said the premier.",
     "must be preserved", "themes", "The coast guard"),
    ("The mayor said that the vigilantes are a menace that must be disarmed.", "must be disarmed", "themes",
     "the vigilantes"),
    ("Kofi Mensah is one of the officers who attacked the village.", "attacked", "actors", "Kofi Mensah"),
    ("The Reef Guard is among the groups that seized the port.", "seized the port", "actors", "Reef Guard"),
    ("Kofi Mensah may be the man who attacked the mayor.", "attacked", "actors", "the man"),
    ("Ama Owusu is not one of the officers who attacked the village.", "attacked", "actors", "the officers"),
    ("It was the army that bombed the village.", "bombed", "actors", "the army"),
])  # fmt: skip
def test_who_is_meant(text: str, trigger: str, side: str, who: str) -> None:
    event = next(e for e in dr.read(text).events if str(e.triggers[0]) == trigger)
    assert [str(role.span) for role in getattr(event, side)] == [who]
