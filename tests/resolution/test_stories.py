"""Which articles tell one story."""

import duckdb

from dragoman.resolution.stories import stories

FLOOD = "Floods cut the road to Lamu after three days of rain, and the governor closed the bridge at Mokowe."
AGAIN = "The road to Lamu was cut by floods, the governor said, and rain closed the bridge at Mokowe to lorries."
VOTE = "Voters in Accra chose a mayor in a second round; the loser, a banker, conceded before midnight."


def found(*articles: tuple[str, str | None, str]) -> list[list[str]]:
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE documents (id VARCHAR, parent VARCHAR, published_on DATE, precision VARCHAR, text VARCHAR)"
        )
        for id, day, text in articles:
            precision = "day" if day and len(day) == 10 else "month" if day else None
            first = (day + "-01")[:10] if day else None
            connection.execute("INSERT INTO documents VALUES (?, NULL, ?, ?, ?)", [id, first, precision, text])
        return stories(connection)


def test_articles_that_are_alike_and_of_the_same_days_tell_one_story() -> None:
    told = found(("a", "2031-05-04", FLOOD), ("b", "2031-05-06", AGAIN), ("c", "2031-05-05", VOTE))
    assert told == [["a", "b"]]


def test_a_month_later_or_without_a_day_it_is_no_story() -> None:
    assert found(("a", "2031-05-04", FLOOD), ("b", "2031-06-04", AGAIN)) == []
    assert found(("a", "2031-05", FLOOD), ("b", "2031-05-01", AGAIN), ("c", None, AGAIN)) == []


def test_the_order_of_articles_tells_nothing() -> None:
    articles = [("a", "2031-05-04", FLOOD), ("b", "2031-05-04", AGAIN), ("c", "2031-05-05", VOTE)]
    assert found(*articles) == found(*reversed(articles))
