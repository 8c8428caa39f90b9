"""The closed sets of values that records use, with the names of the field.

From ACE (entity kinds, mention forms), PARC3 and PolNeAR (attributions), PLOVER (event types, quadrants), POLECAT
(PLOVER's contexts as it writes them), FactBank (certainty, polarity), TimeML and PDTB (links), re3d and FollowTheMoney
(ties).
"""

from __future__ import annotations

from typing import Literal

EntityKind = Literal["person", "organization", "state", "group", "place"]
MentionForm = Literal["name", "nominal", "pronoun"]
Precision = Literal["year", "month", "day", "minute", "second"]
Stance = Literal["neutral", "endorsing", "doubting"]
AttributionKind = Literal["direct", "indirect", "mixed"]
SourceClass = Literal["named", "unnamed", "document"]
Polarity = Literal["affirmed", "negated"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Status = Literal[
    "actual", "ended", "future", "hypothetical", "demanded", "proposed", "promised", "threatened", "refused", "denied",
    "habitual",
]  # fmt: skip
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "CHANGE",
]  # fmt: skip
ContextName = Literal[
    "military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy",
    "pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression",
    "human_security", "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory", "peacekeeping",
    "health", "asylum", "migration", "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn",
    "cyber", "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
]  # fmt: skip
Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
LinkKind = Literal["before", "after", "because", "despite", "response_to", "if"]
Basis = Literal["clause", "sentence", "link", "discourse", "tense"]
TieKind = Literal[
    "heads", "commands", "member_of", "part_of", "sponsors", "allied_with", "opposes", "advises", "represents"
]
Verdict = Literal["right", "wrong", "same", "different", "unsure"]
Reason = Literal["not_stated", "no_anchor", "ambiguous", "below_threshold", "not_found", "out_of_scope"]

REASONS: tuple[Reason, ...] = (
    "not_stated",
    "no_anchor",
    "ambiguous",
    "below_threshold",
    "not_found",
    "out_of_scope",
)
