"""Drawing a Vega-Lite specification into a file, without a browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dragoman.errors import ConfigError, MissingExtra

Spec = dict[str, Any]
"""A specification in Vega-Lite 5."""

FORMS = (".svg", ".png", ".json")


def draw(spec: Spec, path: Path) -> None:
    """Write `spec` to `path` as SVG, PNG (twice the pixels) or, in .json, as it is.

    Raises ConfigError for another ending and for a path that cannot be written, MissingExtra without vl-convert.
    """
    if path.suffix not in FORMS:
        raise ConfigError(f"{path} ends with {path.suffix!r}; allowed are {', '.join(FORMS)}")
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
    text = json.dumps(spec, ensure_ascii=False, default=str)
    if form == ".png":
        return bytes(vl_convert.vegalite_to_png(text, scale=2))
    return str(vl_convert.vegalite_to_svg(text)).encode()
