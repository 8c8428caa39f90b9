"""Drawing a Vega-Lite specification into a file, without a browser and without fetching anything."""

from __future__ import annotations

import json
from pathlib import Path

from dragoman.errors import ConfigError, MissingExtra
from dragoman.views.charts.style import Spec

FORMS = (".svg", ".png", ".html", ".json")


def check(path: Path) -> None:
    """Raise ConfigError unless `path` has an ending that says what to draw."""
    if path.suffix not in FORMS:
        raise ConfigError(f"{path} ends with {path.suffix!r}; allowed are {', '.join(FORMS)}")


def draw(spec: Spec, path: Path) -> None:
    """Write `spec` to `path` as SVG, PNG (twice the pixels), a page that needs nothing else or, in .json, as it is.

    Raises ConfigError for another ending and for a path that cannot be written, MissingExtra without vl-convert.
    """
    check(path)
    content = drawn(spec, path.suffix)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise ConfigError(f"{path} cannot be written: {error.strerror}") from error


def drawn(spec: Spec, form: str) -> bytes:
    """`spec` as the bytes of a file with the ending `form`."""
    if form == ".json":
        return json.dumps(spec, ensure_ascii=False, indent=1, default=str).encode()
    try:
        import vl_convert
    except ImportError as error:
        raise MissingExtra('charts need vl-convert-python; install it with pip install "dragoman[charts]"') from error
    text = json.dumps(spec, ensure_ascii=True, default=str)
    if form == ".png":
        return bytes(vl_convert.vegalite_to_png(text, scale=2))
    if form == ".html":  # a "<" in a name must not close the script that holds it; vl-convert writes the JSON anew
        page = str(vl_convert.vegalite_to_html(text.replace("<", "\\ue000"), bundle=True))
        return page.replace("\ue000", "\\u003c").encode()
    return str(vl_convert.vegalite_to_svg(text)).encode()
