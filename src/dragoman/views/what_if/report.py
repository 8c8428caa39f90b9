"""A forecast as one HTML page that needs nothing else: outcome with its doubt, charts, inputs, sources, limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.analysis.trace import Trace
from dragoman.analysis.what_if.question import Question
from dragoman.analysis.what_if.results import Forecast
from dragoman.analysis.what_if.stakeholders import Estimate, Stakeholder, Stakeholders
from dragoman.document import Document
from dragoman.views.charts.draw import drawn
from dragoman.views.charts.style import Spec
from dragoman.views.charts.what_if import charts
from dragoman.views.html import escape, is_link, style, whole
from dragoman.views.what_if import tables
from dragoman.views.what_if.sources import Sources, named
from dragoman.views.what_if.tables import Part

CAPTIONS = {
    "models": "What each model makes of the runs over the intervals, with its error in the backtest in grey.",
    "scenarios": "The same of the chosen model, as stated and in each scenario.",
    "stakes": "Where each actor stands, with its interval and weight, and who lends whom capability.",
    "rounds": "How the bargaining model moves each actor, with the band of its runs.",
    "decisive": "How far the outcome moves with each input that decides it.",
}
"""What each chart shows, in words for who does not see it."""

LIMITS = (
    "A forecast says what follows if the table is right: who is in it, where they stand, how much they care, what they "
    "can do. Capability is somebody's judgement; nothing in the record states it.",
    "Positions are read from what was published by those who were quoted; who is silent, or not reported on, is not in "
    "it. A position of few statements has a wide interval, and the outcome with it.",
    "The models know nothing of law, procedure, surprise or time: no date follows from the number of rounds.",
    "Who is removed, or a tie that is cut, takes along only the share of capability that the column “backing” of the "
    "table says is lent; nobody looks for another backer, and nobody's position or salience changes by it.",
    "The backtest is on laws of the European Union, where states bargain in an institution with votes. On wars, "
    "militias or elections the models' error is unknown and may well be larger.",
)
_STYLE = """
.dragoman figure { margin: 1.5rem auto; max-width: 72rem; }
.dragoman figure svg { max-width: 100%; height: auto; background: #fff; }
.dragoman figcaption { font-size: .82rem; color: var(--dim); }
.dragoman .outcome { font-size: 1.25rem; border-left: 4px solid var(--words-edge); padding-left: 1rem; }
.dragoman pre { white-space: pre-wrap; background: var(--card); padding: .7rem 1rem; font-size: .82rem; }
.dragoman details { margin-bottom: .3rem; } .dragoman summary { cursor: pointer; }
"""


def page(
    forecast: Forecast, stakeholders: Stakeholders, question: Question, sources: Sources, command: str | None = None
) -> str:
    """A whole HTML document, without script and without anything that would have to be fetched.

    `command` is what makes the forecast again. Raises MissingExtra without vl-convert, which draws the charts.
    """
    drawings = figures(forecast, stakeholders, question)
    parts = ['<div class="dragoman">', f"<style>{style()}{_STYLE}</style>", f"<h1>{escape(question.words)}</h1>"]
    if question.first or question.second:
        parts.append(f'<p class="facts">{escape(question.axis)}</p>')
    parts += [*_outcome(forecast), *_table(tables.courses(forecast)), *_ties(forecast)]
    parts += [f'<figure>{svg}<figcaption>{CAPTIONS[name]}</figcaption></figure>' for name, svg in drawings.items()]
    if not forecast.courses[0].reason:
        for part in (tables.models, tables.moves, tables.clashes, tables.decisive):
            parts += _table(part(forecast))
    parts += [*_inputs(stakeholders, sources), *_documents(sources), *_limits(), *_made(forecast, command), "</div>"]
    return whole(question.words, "\n".join(parts))


def figures(forecast: Forecast, stakeholders: Stakeholders, question: Question) -> Mapping[str, str]:
    """The charts as SVG that may stand within HTML, by name. Raises MissingExtra without vl-convert."""
    return {name: _figure(spec, CAPTIONS[name]) for name, spec in charts(forecast, stakeholders, question).items()}


def _figure(spec: Spec, caption: str) -> str:
    """A chart that is one image to a screen reader: its marks are told by the tables instead."""
    svg = drawn(spec, ".svg").decode().replace("<svg ", '<svg aria-hidden="true" ', 1)
    return f'<div role="img" aria-label="{escape(caption)}">{svg}</div>'


def outcome(forecast: Forecast) -> str:
    """The forecast in a sentence, or why there is none."""
    first = forecast.courses[0]
    if first.reason or first.spread is None or first.outcome is None:
        return f"No forecast: {first.reason}."
    spread, error = first.spread, forecast.backtests[forecast.model].error
    return (
        f"{first.outcome:.0f} of 100 from the values as stated, by the model “{forecast.model}”; of {forecast.runs:,} "
        f"runs over the intervals of the table 90 % lie between {spread.p5:.0f} and {spread.p95:.0f}, the median at "
        f"{spread.p50:.0f}. The model was wrong by {error:.0f} points on average where the outcome is known."
    )


def _outcome(forecast: Forecast) -> Iterator[str]:
    yield f'<p class="outcome">{escape(outcome(forecast))}</p>'
    if not forecast.courses[0].reason:
        yield from (f"<p>{escape(line)}</p>" for line in tables.footing(forecast))


def _ties(forecast: Forecast) -> Iterator[str]:
    for number, course in enumerate(forecast.courses):
        if lines := list(tables.ties(course.ties)):
            items = "".join(f"<li>{escape(line)}</li>" for line in lines)
            yield f"<div><h3>The ties in {escape(tables.named(number, course))}</h3><ul>{items}</ul></div>"


def _table(part: Part) -> Iterator[str]:
    yield f'<div class="wide"><h2>{escape(part.title)}</h2>'
    if part.rows:
        yield _grid(part.columns, [[escape(cell) for cell in row] for row in part.rows])
    else:
        yield f"<p>{escape(part.nothing)}</p>"
    yield "</div>"


def _grid(columns: tuple[str, ...], rows: list[list[str]]) -> str:
    """A table; the cells of `rows` are HTML."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _inputs(stakeholders: Stakeholders, sources: Sources) -> Iterator[str]:
    columns = ("actor", "position", "salience", "capability", "backed by", "evidence of the position")
    rows = [[*map(escape, _cells(row)), _evidence(row, sources)] for row in stakeholders.rows]
    yield f'<div class="wide"><h2>What went in</h2>{_grid(columns, rows)}</div>'


def _cells(row: Stakeholder) -> Iterator[str]:
    yield row.actor
    yield from (_shown(number) for number in (row.position, row.salience, row.capability))
    yield "; ".join(f"{backing.by}, {backing.share:.0%}" for backing in row.backing)


def _shown(number: Estimate | None) -> str:
    if number is None:
        return "not stated"
    exact = number.low == number.high
    return f"{number.value:g}" if exact else f"{number.value:g} ({number.low:g} to {number.high:g})"


def _evidence(row: Stakeholder, sources: Sources) -> str:
    parts = [_opened(sources.traces[part]) if part in sources.traces else f"<div>{escape(part)}</div>"
             for part in named(row.evidence)]  # fmt: skip
    return "".join(parts) or "none"


def _opened(found: Trace) -> str:
    """The record's words, which open into the sentence and on whose word it stands."""
    start, end = found.span.start - found.sentence.start, found.span.end - found.sentence.start
    text = found.sentence.text
    before, words, after = (escape(part) for part in (text[:start], text[start:end], text[end:]))
    return (
        f"<details><summary>{escape(_cut(found.span.text))}</summary>"
        f'<div class="sentence">{before}<b>{words}</b>{after}</div>'
        f'<div class="sentence">{escape(" ← ".join(found.chain))}; record {escape(str(found.record["id"]))}</div>'
        "</details>"
    )


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else f"{words[:79]}…"


def _documents(sources: Sources) -> Iterator[str]:
    if sources.documents:
        items = "".join(f"<li>{_document(each)}</li>" for each in sources.documents)
        yield f"<h2>Sources</h2><ul>{items}</ul>"


def _document(document: Document) -> str:
    title = document.title.text if document.title else "untitled"
    told = [title, document.publisher or document.author or "no outlet", document.published or "no date"]
    link = document.url if document.url and is_link(document.url) else None
    return escape(", ".join(told)) + (f' <a href="{escape(link)}" rel="noopener noreferrer nofollow">{escape(link)}</a>'
                                      if link else "")  # fmt: skip


def _limits() -> Iterator[str]:
    yield f"<h2>Limits</h2><ul>{''.join(f'<li>{escape(limit)}</li>' for limit in LIMITS)}</ul>"


def _made(forecast: Forecast, command: str | None) -> Iterator[str]:
    from dragoman import __version__

    yield f"<h2>How it was made</h2><p>Dragoman {escape(__version__)}, seed {forecast.seed}.</p>"
    if command:
        yield f"<pre>{escape(command)}</pre>"
