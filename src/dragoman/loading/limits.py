"""How long a document may be, and how much may come out of an archive.

Reading is linear in a text's length, but a text is one document in memory. What is taken out of archives is counted as
it is read, whatever their headers declare: an archive is cut off where it goes beyond, and what came before it stays.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.errors import DocumentError, RefusedFile

LONGEST_TEXT = 1_000_000
"""Characters of a document's text at most, about 165,000 words: two minutes and 1 GB on one core. No report is that
long: such a file holds many."""

LARGEST_DOCUMENT = 50_000_000
"""Bytes of one text, page, PDF, row, entry or message at most: each is one piece in memory."""

LARGEST_NESTED = 2_000_000_000
"""Bytes of a member at most that must be put on disk before it can be opened: a zip or Parquet file in an archive."""

MOST_EXPANDED = 200
"""How many bytes may come out of each byte that is packed; text shrinks to between a third and a tenth."""

HARMLESS = 25_000_000
"""Bytes that may come out of a packed member, however small it is; ten times as many out of a whole archive."""

MOST_MEMBERS = 1_000_000
"""Members of a file and of the archives within it at most."""

DEEPEST = 5
"""Archives within one another at most; a web archive in a zip file makes three."""


def check_length(text: str) -> None:
    """Pass a text of at most LONGEST_TEXT characters; raises DocumentError, with both lengths, for a longer one."""
    if len(text) > LONGEST_TEXT:
        raise DocumentError(
            f"the text has {len(text):,} characters; allowed are {LONGEST_TEXT:,}: split it into its reports and read "
            "each as a document of its own"
        )


def too_large(most: int) -> RefusedFile:
    """The refusal of what has more than `most` bytes."""
    return RefusedFile("size", f"it has more than {most:,} bytes, which is the most that is allowed; split it")


def check_expansion(unpacked: int, packed: int) -> None:
    """Pass what honest packing gives; raises RefusedFile where far too much came out of so few bytes."""
    if unpacked > max(HARMLESS, MOST_EXPANDED * packed):
        words = f"over {unpacked:,} bytes come out of {packed:,}; allowed are {MOST_EXPANDED} times as many"
        raise RefusedFile("expansion", f"{words}; if it is no bomb, unpack it and give its folder")


@dataclass(slots=True)
class Budget:
    """What may still come out of one file that was given: it has `given` bytes, and `taken` came out of them.

    `spent`: it was refused, and nothing more is taken out of it.
    """

    given: int
    taken: int = 0
    members: int = 0
    spent: bool = False

    def take(self, count: int) -> None:
        """Count bytes that were unpacked; raises RefusedFile where all together are too many for what was given."""
        self.taken += count
        if self.taken > max(10 * HARMLESS, MOST_EXPANDED * self.given):
            self.spent = True
            check_expansion(self.taken, self.given)

    def count(self) -> None:
        """Count a member; raises RefusedFile for one too many."""
        self.members += 1
        if self.members > MOST_MEMBERS:
            self.spent = True
            raise RefusedFile("members", f"it holds more than {MOST_MEMBERS:,} members; give it in parts")
