"""Readings made by hand, so that what the views show is tested apart from what is read."""

# ruff: noqa: ANN401

from dataclasses import dataclass, field
from typing import Any

from dragoman import records as r
from dragoman.document import Document, Span
from dragoman.vocabulary import AttributionKind, EntityKind, EventType, MentionForm, SourceClass, TieKind
from dragoman.when import When

BY = r.By("hand")
READER = r.Reader("0", 1, "none", "3.8", "0")


@dataclass
class Handmade:
    """A document and its records; words are found in the text, and ids are the order of making."""

    text: str
    document: dict[str, Any] = field(default_factory=dict)
    records: dict[str, list[Any]] = field(default_factory=dict)
    posts: list[r.Reading] = field(default_factory=list)

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words), words)

    def add(self, name: str, record: Any) -> str:
        self.records.setdefault(name, []).append(record)
        return str(record.id)

    def new(self, name: str) -> str:
        return f"{name}{len(self.records.get(name, []))}"

    def entity(self, name: str, *mentions: str, kind: EntityKind = "person", form: MentionForm = "name") -> str:
        new = self.new("entities")
        ids = tuple(
            self.add("mentions", r.Mention(self.new("mentions"), BY, self.span(m), self.span(m), form, kind, new))
            for m in mentions
        )
        return self.add("entities", r.Entity(new, BY, name, kind, (), (), ids))

    def roles(self, given: dict[str, str | None]) -> tuple[r.Role, ...]:
        return tuple(r.Role(self.span(words), entity) for words, entity in given.items())

    def attribution(
        self, source: dict[str, str | None], cue: str, *content: str, kind: AttributionKind = "indirect", **more: Any
    ) -> str:
        spans = tuple(self.span(c) for c in content)
        told = r.Cue(self.span(cue), cue, more.pop("stance", "neutral"))
        named: SourceClass = "named" if source else "unnamed"
        record = r.Attribution(self.new("attributions"), BY, kind, self.roles(source), named, told, spans, (), **more)
        return self.add("attributions", record)

    def time(self, words: str, value: str | None, **more: Any) -> str:
        return self.add("times", r.Time(self.new("times"), BY, self.span(words), "date", value, "day", value, value,
                                        None, **more))  # fmt: skip

    def event(
        self, kind: EventType, trigger: str, actors: dict[str, str | None] | None = None,
        recipients: dict[str, str | None] | None = None, themes: dict[str, str | None] | None = None, **more: Any,
    ) -> str:  # fmt: skip
        fields: dict[str, Any] = {
            "place": None, "time": None, "polarity": "affirmed", "certainty": "certain", "status": "actual",
            "background": False, "frame": None, "attribution": None, "utterance": None, "modes": (),
            "contexts": (),
        } | more  # fmt: skip
        record = r.Event(
            id=self.new("events"), by=BY, type=kind, quad=None, intensity=None,
            triggers=(self.span(trigger),), actors=self.roles(actors or {}), recipients=self.roles(recipients or {}),
            themes=self.roles(themes or {}), factuality=r.Factuality(None, None), **fields,
        )  # fmt: skip
        return self.add("events", record)

    def tie(self, kind: TieKind, start: dict[str, str | None], end: dict[str, str | None], **more: Any) -> str:
        fields: dict[str, Any] = {
            "status": "current", "polarity": "affirmed", "certainty": "certain", "attribution": None,
            "since": None, "until": None,
        } | more  # fmt: skip
        one, other = self.roles(start)[0], self.roles(end)[0]
        return self.add("ties", r.Tie(id=self.new("ties"), by=BY, kind=kind, start=one, end=other,
                                      evidence=(one.span,), **fields))  # fmt: skip

    def reading(self) -> r.Reading:
        posts = tuple(p.document for p in self.posts)
        document = Document(id="d" + str(len(self.text)), text=self.text, posts=posts, **self.document)
        records: dict[str, Any] = {name: tuple(rows) for name, rows in self.records.items()}
        return r.Reading(document, READER, posts=tuple(self.posts), **records)


TITLE = "Tension on the Blue Nile"
POST = "Cairo must back down now! #GERD https://example.org/dam"
ARTICLE = f"""{TITLE}
President Amara Tesfaye of Ethiopia met Colonel Idris Omar, commander of the Border Guard, in Asosa on 3 March.
“We will never give up the dam,” she said. Egypt allegedly threatened to shell the site.
{POST}
— River Watch (@riverwatch) March 2, 2031
Analysts said that Sudan had armed the Border Guard.
"""


def article() -> r.Reading:
    """An article with a post, quotations, a claim, a threat, ties and a time."""
    made = Handmade(POST, {"kind": "post", "author": "River Watch", "handle": "riverwatch", "published": "2031-03-02",
                           "hashtags": ("GERD",), "links": ("https://example.org/dam",)})  # fmt: skip
    cairo = made.entity("Cairo", "Cairo", kind="place")
    made.event("RETREAT", "back down", {"Cairo": cairo}, status="demanded")
    start = ARTICLE.index(POST)
    made.document["span"] = Span(start, ARTICLE.index("Analysts"), ARTICLE[start : ARTICLE.index("Analysts")])
    post = made.reading()

    main = Handmade(ARTICLE, {"title": Span(0, len(TITLE), TITLE), "published": "2031-03-04",
                              "publisher": "The Ferry", "url": "https://example.org/nile"}, posts=[post])  # fmt: skip
    tesfaye = main.entity("Amara Tesfaye", "Amara Tesfaye")
    omar = main.entity("Idris Omar", "Idris Omar")
    guard = main.entity("Border Guard", "Border Guard", kind="organization")
    ethiopia = main.entity("Ethiopia", "Ethiopia", kind="state")
    egypt = main.entity("Egypt", "Egypt", kind="state")
    sudan = main.entity("Sudan", "Sudan", kind="state")
    day = main.time("3 March", "2031-03-03")
    main.add("places", r.Place("places0", BY, main.span("Asosa"), "Asosa"))
    context = r.Context("territory", (main.span("Border"), main.span("Asosa")))
    main.event("CONSULT", "met", {"Amara Tesfaye": tesfaye}, {"Idris Omar": omar}, time=day, place="places0",
               contexts=(context,), when=When("2031-03-03", "2031-03-03", "clause", day))  # fmt: skip
    main.attribution({"she": tesfaye}, "said", "“We will never give up the dam,”", kind="direct")
    threat = main.event("THREATEN", "threatened", {"Egypt": egypt}, certainty="possible")
    main.event("ASSAULT", "shell", {"Egypt": egypt}, None, {"the site": None}, status="threatened", frame=threat)
    analysts = main.attribution({"Analysts": None}, "said that", "that Sudan had armed the Border Guard")
    main.event("AID", "armed", {"Sudan": sudan}, {"the Border Guard": guard}, attribution=analysts)
    main.tie("sponsors", {"Sudan": sudan}, {"Border Guard": guard}, attribution=analysts)
    main.tie("commands", {"Idris Omar": omar}, {"Border Guard": guard})
    main.tie("heads", {"Amara Tesfaye": tesfaye}, {"Ethiopia": ethiopia})
    return main.reading()
