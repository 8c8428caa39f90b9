"""All sets by name, with the task that each teaches."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from training.examples import Text
from training.sets import coreference, events, factuality, labelled, names, polnear

TASKS = {
    "polnear": "attribution",
    "factuality": "factuality",
    "plv": "events",
    "gsr": "events",
    "labelled": "events",
    "lexicon": "events",
    "crossner": "names",
    "re3d": "names",
    "gum": "names",
    "coreference": "coreference",
}


UNSTATED = frozenset({"polnear", "plv"})
"""Sets whose licence is not stated."""


def every(data: Path, plv_fold: int, unstated: bool = True) -> dict[str, Sequence[Text]]:
    """The training parts of all sets; without `unstated`, of those whose licence is stated, with the labels on them."""
    found = {
        "polnear": list(polnear.texts(data)),
        "factuality": list(factuality.texts(data)),
        "plv": list(events.plv(data, plv_fold)),
        "gsr": list(events.gsr(data)),
        "labelled": list(labelled.events(data, () if unstated else UNSTATED)),
        "lexicon": list(labelled.examples()),
        "crossner": list(names.crossner(data)),
        "re3d": list(names.re3d(data)),
        "gum": list(names.gum(data)),
        "coreference": [*coreference.gum(data), *(coreference.polnear(data) if unstated else ())],
    }
    return {name: texts for name, texts in found.items() if unstated or name not in UNSTATED}
