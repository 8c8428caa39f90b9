"""Small files of every kind, built for the tests."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of `members`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def tarred(members: Mapping[str, bytes], mode: str = "w") -> bytes:
    """A tar file of `members`; mode "w:gz" for a packed one."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            header = tarfile.TarInfo(name)
            header.size = len(content)
            archive.addfile(header, io.BytesIO(content))
    return out.getvalue()


def pdf(pages: Iterable[Sequence[str]], notes: Mapping[str, str] | None = None, padding: int = 0) -> bytes:
    """A PDF of `pages`, each of some lines; `notes` are its title, author and such; `padding` bytes are not seen."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica"
               b"/Encoding/WinAnsiEncoding>>"]  # fmt: skip
    kids = []
    for lines in pages:
        shown = b"".join(b"(" + _escaped(line) + b") Tj T*\n" for line in lines)
        packed = zlib.compress(b"BT /F1 11 Tf 72 720 Td 14 TL\n" + shown + b"ET" + b" " * padding, 9)
        objects.append(b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(packed), packed))
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R"
                       b"/Resources<</Font<</F1 3 0 R>>>>>>" % len(objects))  # fmt: skip
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(kids), b" ".join(kids))
    objects.append(b"<<" + b"".join(b"/%b(%b)" % (k.encode(), _escaped(v)) for k, v in (notes or {}).items()) + b">>")
    return _written(objects)


def _escaped(line: str) -> bytes:
    return line.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def _written(objects: Sequence[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, b"".join(places))
    end = b"trailer<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF"
    return out + table + end % (len(objects) + 1, len(objects), len(out))


def warc(records: Iterable[tuple[str, str, str, bytes]]) -> bytes:
    """A packed web archive of responses: address, status line, HTTP headers and body of each."""
    return b"".join(gzip.compress(_record(*record)) for record in records)


def _record(address: str, status: str, headers: str, body: bytes) -> bytes:
    http = b"HTTP/1.1 %b\r\n%b\r\n\r\n" % (status.encode(), headers.replace("\n", "\r\n").encode()) + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2035-01-01T00:00:00Z\r\n" \
           f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"  # fmt: skip
    return head.encode() + http + b"\r\n\r\n"
