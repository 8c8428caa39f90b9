"""Texts that come with the package, to try it on.

`militias.txt` retells in its own words what was reported of Khamenei's talks with Iraq's prime minister in January
2025; the post in it and the post's author are made up.
"""

from __future__ import annotations

from pathlib import Path

from dragoman.errors import ConfigError

FOLDER = Path(__file__).parent


def names() -> tuple[str, ...]:
    """The names of the samples, in alphabetical order."""
    return tuple(sorted(p.stem for p in FOLDER.glob("*.txt")))


def path(name: str) -> Path:
    """The file of the sample `name`, which is UTF-8 text with its title on the first line.

    Raises ConfigError where there is no such sample.
    """
    if name not in names():
        raise ConfigError(f"no sample {name!r}; there are: {', '.join(names())}")
    return FOLDER / f"{name}.txt"
