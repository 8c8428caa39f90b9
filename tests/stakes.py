"""Stakeholders and inputs for tests, from the fewest numbers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from click.testing import CliRunner, Result

from dragoman.analysis.what_if.inputs import Inputs
from dragoman.analysis.what_if.stakeholders import Stakeholders
from dragoman.analysis.what_if.table import parse
from dragoman.cli import main

Rows = list[tuple[float, float, float]]
"""Position, salience and capability of each actor."""

PORT = """actor,position,position_low,position_high,salience,capability,capability_low,capability_high,evidence,backing
Union,0,0,20,1,30,20,40,"the strike call, 3 May",
City,40,30,60,0.8,50,,,the mayor's letter,
Ministry,70,,,0.5,100,80,150,the draft law,
Shippers,100,80,100,0.9,40,,,their petition,Ministry 0.5
"""
"""A dispute over a port: four actors, with intervals, sources and one tie."""


def inputs(*tables: Rows) -> Inputs:
    """One run for each table; all have as many actors."""
    shaped = np.array(tables, dtype=float).transpose(2, 1, 0)
    return Inputs(*map(np.ascontiguousarray, shaped))


def port() -> Stakeholders:
    """The stakeholders of PORT."""
    return parse(PORT.splitlines())


def port_file(folder: Path) -> str:
    """A file of PORT in the folder."""
    path = folder / "port.csv"
    path.write_text(PORT, encoding="utf-8")
    return str(path)


def what_if(*arguments: str) -> Result:
    """What `dragoman what-if` does."""
    return CliRunner().invoke(main, ["what-if", *arguments])
