"""The questions that are more than a table of the store: timelines, positions, voices, change, accuracy."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote, urlencode

from dragoman.analysis.accuracy import accuracy, gold
from dragoman.analysis.change.change import PERIODS, change
from dragoman.analysis.divergence.table import divergence
from dragoman.analysis.positions.proposals import listed, proposed
from dragoman.analysis.positions.table import PERIODS as ROW_FOR_EACH
from dragoman.analysis.positions.table import on_every_issue, positions
from dragoman.analysis.stories import stories
from dragoman.analysis.timeline.timeline import timeline
from dragoman.analysis.voices.voices import UNFIT, voices
from dragoman.corpus.filters import VIEWS, Filters, allowed
from dragoman.views.web.question import Given, Question, Row, to, whole

if TYPE_CHECKING:
    import pyarrow as pa

_OF_EVENTS = VIEWS["events"].filters
_OF_POSITIONS = VIEWS["positions"].filters
_HEARD = tuple(name for name in _OF_EVENTS if name not in UNFIT)
_WHO = ("actor", "country", "within")
_EVENT_VALUES = {name: allowed("events", name) for name in ("type", "status")}


def split(given: Given, own: Iterable[str]) -> tuple[dict[str, Any], Filters]:
    """The question's own parameters, null where they are not given, and the filters."""
    own = tuple(own)
    filters = {name: value for name, value in given.items() if name not in own}
    return {name: given.get(name) for name in own}, cast(Filters, filters)


def ask_positions(path: Path, given: Given) -> pa.Table:
    """On an issue or about somebody; of an actor alone on every issue of the file beside the store."""
    own, filters = split(given, ("about", "issue", "by"))
    if not own["about"] and not own["issue"] and any(filters.get(name) for name in _WHO):
        return on_every_issue(path, filters)
    return positions(path, own["issue"], own["about"], own["by"], False, filters, False)


def ask_timeline(path: Path, given: Given) -> pa.Table:
    """What `timeline` tells."""
    own, filters = split(given, ("other", "words", "pivot"))
    return timeline(path, filters, **own)


def ask_change(path: Path, given: Given) -> pa.Table:
    """What `change` tells, by month unless said otherwise."""
    own, filters = split(given, ("other", "period"))
    return change(path, filters, other=own["other"], period=own["period"] or PERIODS[0])


def _divergence(path: Path, given: Given) -> pa.Table:
    own, filters = split(given, ("about", "issue"))
    return divergence(path, own["issue"], own["about"], filters)


def _voices(path: Path, given: Given) -> pa.Table:
    own, filters = split(given, ("words",))
    return voices(path, filters, words=own["words"]).voices


def _about(name: str, column: str) -> Any:  # noqa: ANN401
    return lambda row: f"/issue?{name}={quote(row[column], safe='')}"


def _words_of(row: Row) -> str | None:
    """Where the statements of a speaker in an outlet are listed; posts and the outlet's own voice are no such."""
    if row["voice"] not in ("named", "unnamed") or not row["speaker"]:
        return None
    given = {"actor": row["speaker"], "publisher": row["publisher"]}
    return "/attributions?" + urlencode({name: value for name, value in given.items() if value})


def _no_page(row: Row) -> None:
    return None


ANALYSES = (
    Question("timeline", "Timeline", "What happened and what was said, in time order, as precise as the texts.",
             "Say of whom, or which words its sentences should hold.",
             tuple("when who what words whom about content status certainty published publisher".split()),
             ("actor", "other", "words", "pivot", *(n for n in _OF_EVENTS if n != "actor")), whole(ask_timeline),
             to("records"), bare="undated", needs=("words", *_WHO), values=_EVENT_VALUES),
    Question("issues", "Issues", "What there is to be for and against, as issues.toml beside the store has it.",
             "No issue is written down yet: a few lines of issues.toml beside the store make one.",
             ("question", "id", "first_pole", "middle", "second_pole", "objects"), (),
             whole(lambda path, given: listed(path)), _about("issue", "id")),
    Question("positions", "Positions", "Where each actor stands, from -1 at the first pole to +1 at the second.",
             "Say for and against whom, name an issue of issues.toml beside the store, or say whose stances.",
             ("holder", "issue", "basis", "period", "stance", "low", "high", "pole", "statements", "words", "reason"),
             ("about", "issue", "by", *_OF_POSITIONS), whole(ask_positions), to("actors", "holder_id"), main=False,
             needs=("about", "issue", *_WHO), values={"by": tuple(ROW_FOR_EACH)}),
    Question("divergence", "Divergence", "Who of one government, movement or bloc says otherwise, side by side.",
             "Say on which issue, about whom, or whose words are to be set side by side: of an actor, a country, "
             "within whom.",
             ("first", "second", "body", "subject", "kind", "since", "first_words", "second_words", "sentence"),
             ("about", "issue", *_OF_POSITIONS), whole(_divergence), to("records", "first_id"), main=False,
             needs=("about", "issue", *_WHO)),
    Question("voices", "Voices", "Who is heard in each outlet: named and unnamed sources, and the outlet itself.",
             "Say on which words, of whom, in which outlet or since when.",
             ("speaker", "publisher", "voice", "statements", "share", "direct", "mixed", "indirect", "documents",
              "first", "last"),
             ("words", *_HEARD), whole(_voices), _words_of, main=False,
             needs=("words", *_WHO, "publisher", "since", "published_since")),
    Question("change", "Change", "When the acts of somebody became more or fewer, and what happened then.",
             "Say whose acts: of an actor, a country, or within whom.",
             ("measure", "verdict", "break", "earliest", "latest", "before", "after", "p", "beyond_volume", "events",
              "around"),
             ("other", "period", *_OF_EVENTS), whole(ask_change), _no_page, main=False, needs=_WHO,
             values=_EVENT_VALUES | {"period": PERIODS}),
    Question("stories", "Stories", "What two articles and more tell of, with the outlets that do.",
             "No two articles tell one story.", ("titles", "first", "last", "reports", "independent", "outlets"), (),
             whole(lambda path, given: stories(path)), to("documents", "story"), bare="untitled", main=False),
    Question("proposals", "Proposed issues", "What several actors demand and refuse, as issues that could be written.",
             "No two actors demand or refuse something of the same object.",
             ("object", "actors", "records", "against", "for"), (), whole(lambda path, given: proposed(path)),
             _about("about", "object"), main=False),
    Question("accuracy", "Accuracy", "How many of the records that were judged are right, by their type.",
             "Nothing was judged yet. Open a record and say whether it is right.",
             ("table", "type", "right", "wrong", "precision", "low", "high", "disputed"), (),
             whole(lambda path, given: accuracy(path)), _no_page, main=False),
    Question("gold", "Gold", "What was judged and holds, with its sentence, for measuring and for training.",
             "Nothing was judged yet. Open a record and say whether it is right.",
             ("quote", "table", "type", "verdict", "names", "sentence", "author"), (),
             whole(lambda path, given: gold(path)), to("records", "record"), main=False),
)  # fmt: skip
"""The questions, in the order in which they are offered."""
