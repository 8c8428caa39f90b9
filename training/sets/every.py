"""All sets by name, with the task that each teaches."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from training.examples import Text
from training.sets import coreference, events, factuality, names, polnear

TASKS = {
    "polnear": "attribution",
    "factuality": "factuality",
    "plv": "types",
    "gsr": "types",
    "crossner": "names",
    "re3d": "names",
    "gum": "names",
    "coreference": "coreference",
}


def every(data: Path, plv_fold: int) -> dict[str, Sequence[Text]]:
    """The training parts of all sets."""
    return {
        "polnear": list(polnear.texts(data)),
        "factuality": list(factuality.texts(data)),
        "plv": list(events.plv(data, plv_fold)),
        "gsr": list(events.gsr(data)),
        "crossner": list(names.crossner(data)),
        "re3d": list(names.re3d(data)),
        "gum": list(names.gum(data)),
        "coreference": [*coreference.gum(data), *coreference.polnear(data)],
    }
