"""Archives give their members' documents; what is made to harm is refused by name and takes nothing else with it."""

from __future__ import annotations

import bz2
import gzip
import io
import stat
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.document import Document
from dragoman.loading import limits
from dragoman.loading.load import load
from dragoman.records import Failure
from made import tarred, zipped

PAGE = b"<html><body><p>Tanks left Gao.</p></body></html>"
ROWS = b'{"text": "Rebels left Goma."}\n{"body": "x"}\n'
GOOD = {"a.txt": b"Rebels left Goma.", "b.txt": b"The union called a strike."}


def loaded(path: Path, content: bytes) -> list[str]:
    """The texts and failures of a file with `content`; a failure as "ORIGIN WORDS" without the folder."""
    path.write_bytes(content)
    return [told(item, path.parent) for item in load(path)]


def told(item: Document | Failure, folder: Path) -> str:
    return item.text if isinstance(item, Document) else f"{item.origin.removeprefix(f'{folder}/')} {item.error}"


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("news.zip", zipped),
        ("news.tar", tarred),
        ("news.tar.gz", lambda members: tarred(members, "w:gz")),
        ("news.tgz", lambda members: tarred(members, "w:gz")),
        ("news.tar.bz2", lambda members: tarred(members, "w:bz2")),
        ("news", zipped),
        ("download", lambda members: tarred(members, "w:gz")),
    ],
)
def test_members_are_documents_in_order_and_known_by_their_place(name: str, pack: object, tmp_path: Path) -> None:
    assert callable(pack)
    held = {"z/a.html": PAGE, "rows.jsonl": ROWS, "c.txt": b"The union called a strike.", "inner.zip": zipped(GOOD)}
    content = pack(held | {".git/x.txt": b"hidden", "__MACOSX/c.txt": b"notes", "deep.tar.gz": tarred(GOOD, "w:gz")})
    assert loaded(tmp_path / name, content) == [
        "Tanks left Gao.",
        "Rebels left Goma.",
        f"{name}!rows.jsonl:2 DocumentError: no text in column 'text'; its columns are body",
        "The union called a strike.",
        *(text.decode() for text in GOOD.values()),
        *(text.decode() for text in GOOD.values()),
    ]


def test_packed_files_keep_their_own_place(tmp_path: Path) -> None:
    assert loaded(tmp_path / "rows.jsonl.gz", gzip.compress(ROWS))[1].startswith("rows.jsonl.gz:2 ")
    assert loaded(tmp_path / "a.txt.bz2", bz2.compress(GOOD["a.txt"])) == ["Rebels left Goma."]
    assert loaded(tmp_path / "a.html.gz", gzip.compress(PAGE)) == ["Tanks left Gao."]
    assert loaded(tmp_path / "two.txt.gz", gzip.compress(b"Tanks ") + gzip.compress(b"left.")) == ["Tanks left."]


def linked_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("bad")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr("a.txt", GOOD["a.txt"])
        archive.writestr(link, "/etc/passwd")
        archive.writestr("b.txt", GOOD["b.txt"])
    return out.getvalue()


def special_tar(kind: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in GOOD.items():
            header = tarfile.TarInfo(name)
            header.size = len(content)
            archive.addfile(header, io.BytesIO(content))
            if name == "a.txt":
                bad = tarfile.TarInfo("bad")
                bad.type, bad.linkname = kind, "/etc/passwd"
                archive.addfile(bad)
    return out.getvalue()


def between(name: str, content: bytes) -> dict[str, bytes]:
    return {"a.txt": GOOD["a.txt"], name: content, "b.txt": GOOD["b.txt"]}


def locked_zip() -> bytes:
    """A zip file whose second member says that it is encrypted, in its own header and in the list."""
    raw = bytearray(zipped(between("bad", b"secret")))
    for start, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = raw.index(start, raw.index(start) + 1)
        raw[place + flags] |= 1
    return bytes(raw)


def nested(depth: int) -> bytes:
    content = b"The end."
    for _ in range(depth):
        content = gzip.compress(content)
    return content


@pytest.mark.parametrize(
    ("name", "content", "origin", "danger"),
    [
        ("n.zip", zipped(between("../bad", b"x")), "../bad", "path"),
        ("n.zip", zipped(between("/etc/bad", b"x")), "/etc/bad", "path"),
        ("n.zip", zipped(between("..\\bad", b"x")), "..\\bad", "path"),
        ("n.zip", zipped(between("C:\\bad", b"x")), "C:\\bad", "path"),
        ("n.tar", tarred(between("x/../../bad", b"x")), "x/../../bad", "path"),
        ("n.zip", linked_zip(), "bad", "link"),
        ("n.tar", special_tar(tarfile.SYMTYPE), "bad", "link"),
        ("n.tar", special_tar(tarfile.LNKTYPE), "bad", "link"),
        ("n.tar", special_tar(tarfile.FIFOTYPE), "bad", "link"),
        ("n.tar", special_tar(tarfile.CHRTYPE), "bad", "link"),
        ("n.zip", locked_zip(), "bad", "encrypted"),
        ("n.zip", zipped(between("bad.txt", bytes(30_000_000))), "bad.txt", "expansion"),
        ("n.zip", zipped(between("bad.gz", gzip.compress(bytes(30_000_000)))), "bad.gz", "expansion"),
        ("n.zip", zipped(between("bad.jsonl", b"[" * 30_000_000)), "bad.jsonl:1", "expansion"),
        ("n.zip", zipped(between("bad.csv", b"a" * 30_000_000)), "bad.csv", "expansion"),
        ("n.zip", zipped(between("bad.json", b"[" + b" " * 30_000_000)), "bad.json:1", "expansion"),
        ("n.zip", zipped(between("bad.zip", zipped({"x.txt": bytes(30_000_000)}))), "bad.zip!x.txt", "expansion"),
        ("n.zip", zipped(between("bad", nested(6))), "bad", "nesting"),
        ("n.tar", tarred(between("bad.gz", nested(6))), "bad.gz", "nesting"),
    ],
)
def test_what_could_harm_is_refused_by_name(
    name: str, content: bytes, origin: str, danger: str, tmp_path: Path
) -> None:
    first, bad, last = loaded(tmp_path / name, content)
    assert bad.startswith(f"{name}!{origin} RefusedFile: {danger}: ")
    assert [first, last] == [text.decode() for text in GOOD.values()]


def test_a_bomb_of_many_members_is_cut_off_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "HARMLESS", 1_000_000)
    held = GOOD | {f"{n}.txt": b" " * 960_000 for n in range(12)} | {"last.txt": b"Never."}
    found = loaded(tmp_path / "n.zip", zipped(held))
    assert found[:2] == [text.decode() for text in GOOD.values()]
    assert found[-1].startswith("n.zip!10.txt RefusedFile: expansion: ")


def test_too_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_MEMBERS", 1)
    assert loaded(tmp_path / "n.zip", zipped(GOOD))[1].startswith("n.zip RefusedFile: members: ")
    assert loaded(tmp_path / "n.tar", tarred(GOOD))[1].startswith("n.tar RefusedFile: members: ")


def test_a_name_that_is_a_bomb_is_not_taken_into_memory(tmp_path: Path) -> None:
    header = tarfile.TarInfo("././@LongLink")
    header.type, header.size = tarfile.GNUTYPE_LONGNAME, 2_000_000_000
    content = tarred(GOOD)[:2048] + header.tobuf(tarfile.GNU_FORMAT) + bytes(10_240)
    assert loaded(tmp_path / "n.tar", content)[-1].startswith("n.tar RefusedFile: size: ")


def test_a_list_of_members_that_is_a_bomb_is_not_taken_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "n.zip"
    with path.open("wb") as file:
        file.truncate(300_000_000)
        file.seek(300_000_000)
        file.write(struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, 300_000_000, 0, 0))
    (failure,) = load(path)
    assert isinstance(failure, Failure)
    assert failure.error.startswith("RefusedFile: members: ")


@pytest.mark.parametrize("name", ["n.tar.gz", "n.tar", "n.zip"])
def test_a_cut_archive_gives_what_came_before_the_cut(name: str, tmp_path: Path) -> None:
    held = {f"{n}.txt": f"Report {n} from Goma.".encode() * 3000 for n in range(9)}
    whole = zipped(held) if name.endswith("zip") else tarred(held, "w:gz" if name.endswith("gz") else "w")
    found = loaded(tmp_path / name, whole[: len(whole) * 2 // 3])
    assert found[-1].startswith(name)
    assert len(found) > (1 if "tar" in name else 0)


def test_a_damaged_member_takes_no_other_with_it(tmp_path: Path) -> None:
    raw = bytearray(zipped(between("bad.txt", b"Rebels left Bukavu." * 40), zipfile.ZIP_STORED))
    raw[raw.index(b"Bukavu")] ^= 0xFF
    first, bad, last = loaded(tmp_path / "n.zip", bytes(raw))
    assert bad.startswith("n.zip!bad.txt DocumentError: it is damaged")
    assert "CRC" in bad
    assert [first, last] == [text.decode() for text in GOOD.values()]


def test_an_office_document_is_named(tmp_path: Path) -> None:
    (found,) = loaded(tmp_path / "a.docx", zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}))
    assert "office document" in found


STARTS = st.sampled_from(
    [b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"\x1f\x8b\x08", b"BZh9", b"%PDF-1.7\n", b"WARC/1.0\r\n", b"PAR1",
     b"<rss><channel><item>", b'{"messages": [', b"[{", zipped(GOOD)[:90], tarred(GOOD)[:700], gzip.compress(b"x")[:12]]
)  # fmt: skip
NAMES = st.sampled_from(
    ["a", "a.zip", "a.tar", "a.gz", "a.bz2", "a.tgz", "a.json", "a.jsonl", "a.csv", "a.parquet", "a.pdf", "a.xml",
     "a.warc", "a.wacz", "a.html", "a.txt", "a.warc.gz"]
)  # fmt: skip


@given(name=NAMES, start=STARTS, rest=st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_whatever_the_bytes_only_documents_and_failures_come_out(
    name: str, start: bytes, rest: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / name).write_bytes(start + rest)
    for item in load(folder / name):
        assert isinstance(item, Document) or item.origin.startswith(str(folder / name))


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_is_damaged_only_documents_and_failures_come_out(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    name, whole = data.draw(st.sampled_from(
        [("d.zip", zipped(GOOD)), ("d.tar", tarred(GOOD)), ("d.tar.gz", tarred(GOOD, "w:gz"))]
    ))  # fmt: skip
    raw = bytearray(whole)
    for place in data.draw(st.lists(st.integers(0, len(raw) - 1), min_size=1, max_size=6)):
        raw[place] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(bytes(raw))
    assert all(isinstance(item, Document | Failure) for item in load(path))
