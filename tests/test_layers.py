"""What may import what, and what the package shows."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman

SOURCE = Path(dragoman.__file__).parent
LAYERS = (
    "errors", "vocabulary", "document", "office", "when", "records", "marks", "schemas", "knowledge", "samples",
    "loading", "reading", "corpus", "resolution", "analysis", "views", "api", "cli",
)  # fmt: skip
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")


def layer(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """The layers that a module imports from, also within its functions."""
    package = ("dragoman", *path.relative_to(SOURCE).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) + 1 - node.level]) + "." if node.level else ""
            home = (base + (node.module or "")).rstrip(".")
            names = [f"{home}.{alias.name}" if home == "dragoman" else home for alias in node.names]
        for name in names:
            if name.startswith("dragoman."):
                yield name.split(".")[1]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_module_imports_only_from_what_stands_above_it(path: Path) -> None:
    above = LAYERS[: LAYERS.index(layer(path)) + 1]
    assert {name for name in imported(path) if name not in above} <= {"__version__"}


def test_all_is_sorted_and_complete() -> None:
    tree = ast.parse((SOURCE / "__init__.py").read_text(encoding="utf-8"))
    typed = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    errors = ast.parse((SOURCE / "errors.py").read_text(encoding="utf-8"))
    raised = {node.name for node in errors.body if isinstance(node, ast.ClassDef)}
    assert dragoman.__all__ == sorted(dragoman.__all__)
    assert set(dragoman.__all__) == typed - {"annotations", "TYPE_CHECKING"} | {"__version__"}
    assert raised <= set(dragoman.__all__)


def test_every_public_name_can_be_had() -> None:
    for name in dragoman.__all__:
        assert getattr(dragoman, name) is not None
    assert dir(dragoman) == dragoman.__all__
    with pytest.raises(AttributeError, match="reed"):
        dragoman.reed  # noqa: B018


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = "{'spacy', 'trafilatura', 'rich', 'lxml', 'numpy', 'click', 'duckdb', 'pyarrow'}"
    run = f"import sys, dragoman; dragoman.Reading; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=True).stdout == "[]\n"
