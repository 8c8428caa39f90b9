"""The rules of the house, checked on the source itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman

SOURCE = Path(dragoman.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
EACH = pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))


def public(body: list[ast.stmt], prefix: str = "") -> Iterator[tuple[str, ast.AST]]:
    """The public functions, classes and methods, with their dotted names."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield prefix + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body, f"{node.name}.")


@EACH
def test_no_file_is_longer_than_300_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@EACH
def test_what_is_public_says_what_it_does(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bare = [name for name, node in public(tree.body) if not ast.get_docstring(node)]  # type: ignore[arg-type]
    assert not bare
    assert ast.get_docstring(tree)


@EACH
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    calls = [ast.unparse(n.func) for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)]
    if path.parent.name != "cli":
        assert not {"print", "exit", "quit", "sys.exit", "os._exit", "click.echo"} & set(calls)
