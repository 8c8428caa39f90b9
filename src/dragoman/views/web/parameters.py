"""What the parameters of the API and the filters of the pages are called, and what they do, in words."""

from __future__ import annotations

TITLES = {
    "about": "For and against", "issue": "Issue", "by": "A row for each", "words": "Words", "actor": "Actor",
    "other": "Between it and", "pivot": "Before and after", "period": "Counted by", "country": "Country",
    "within": "Within",
    "since": "Since", "until": "Until", "published_since": "Reported since", "type": "Type", "status": "Status",
    "certainty": "Certainty", "voice": "Voice", "publisher": "Outlet", "min_score": "Least score",
    "all": "also what did not happen", "undated": "also undated", "copies": "also copies",
    "sole_source": "one source alone", "party": "told by a party to it",
}  # fmt: skip
"""What the filters are called on a page."""

MEANINGS = {
    "about": "Somebody or something, for and against whom or which the stances are.",
    "issue": "The id of an issue of issues.toml beside the store.",
    "by": "A row for each day, month or year of a holder; without it one for all of its time.",
    "words": "Words that the sentences hold.",
    "actor": "Exactly this actor, by a name that the documents write, in any case; of a name of several actors the "
             "error lists them.",
    "other": "Only what is between the actor and this one.",
    "pivot": "The id of an event, or words that name one: the column side tells what lies before and after it.",
    "period": "How long a period is whose acts are counted.",
    "country": "All actors of a state, by its name or ISO 3166-1 alpha-3 code.",
    "within": "An actor with its parts and members, as the documents' ties tell of them.",
    "since": "A day, month or year (2025-01-09, 2025-01, 2025): the rows that may lie on it or after it.",
    "until": "A day, month or year: the rows that may lie on it or before it.",
    "published_since": "A day, month or year: the reports of it and later ones.",
    "publisher": "The outlet, as the documents have it.",
    "type": "The type of the event, or the kind of the tie.",
    "status": "How it is told: as having happened, as future, demanded, threatened and so on.",
    "certainty": "How certain it is as its nearest source presents it.",
    "voice": "own: the document itself says so; attributed: on somebody else's word.",
    "min_score": "Rows of a lower probability are left out and counted; rows that rules alone made stay.",
    "all": "Also what is denied, planned, demanded or threatened, uncertain or unlikely.",
    "undated": "Also rows whose time is not known, which since and until leave out.",
    "copies": "Also what copies of a report tell again.",
    "sole_source": "Only what one independent report alone tells.",
    "party": "Only what is told by somebody who takes part or is tied to one who does.",
    "sort": "The column by which the rows are sorted; without it they come in the order of the page.",
    "down": "The largest and the latest first.",
    "limit": "Rows of the answer at most.",
    "offset": "Rows that are passed over first.",
    "at": "The network as it was known at the end of this day.",
    "against": "An earlier day to compare it with: each edge tells whether it is new, gone or turned.",
    "layer": "Only these layers of ties; without any, all.",
    "unnamed": "Also parties without a name, such as “its proxies”.",
    "most": "How many parties it has at most: those with the weightiest ties.",
    "id": "As the column id of the table has it, or the end of the page's address.",
}  # fmt: skip
"""What a parameter does, for the description of the API."""
