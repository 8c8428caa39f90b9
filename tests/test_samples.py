"""The samples that come with the package."""

import pytest

from dragoman import samples
from dragoman.errors import ConfigError


def test_the_sample_has_a_title_a_blank_line_and_a_post() -> None:
    lines = samples.path("militias").read_text(encoding="utf-8").split("\n")
    assert lines[0]
    assert lines[1] == ""
    assert sum(line.startswith("— ") for line in lines) == 1


def test_every_sample_is_found_by_its_name() -> None:
    assert "militias" in samples.names()
    assert all(samples.path(name).is_file() for name in samples.names())


@pytest.mark.parametrize("name", ["nothing", "", "../errors", "militias.txt"])
def test_an_unknown_sample_is_refused_with_the_list_of_samples(name: str) -> None:
    with pytest.raises(ConfigError, match="militias"):
        samples.path(name)
