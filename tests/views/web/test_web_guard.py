"""Who is let in, what is refused, and that no error is without words."""

import contextlib
import re
import socket
import threading
import time
from pathlib import Path

import httpx
import pytest
from conftest import document_of, serving

import dragoman as dr
from dragoman.cli import main
from dragoman.loading.document import make_document
from dragoman.views.web.desk import Desk
from dragoman.views.web.guard import LARGEST_UPLOAD


def test_every_answer_forbids_what_is_not_ours(ask: httpx.Client) -> None:
    for address in ("/", "/nothing", "/api/events", "/static/reader.css"):
        headers = ask.get(address).headers
        policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == "'self'"
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert "set-cookie" not in headers


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1@evil.example", "", "[::2]", "1"])
def test_a_host_that_is_not_this_machine_is_refused(ask: httpx.Client, host: str) -> None:
    answer = ask.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert "which is not where this store is shown" in answer.text or host == ""


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:1"}, {"Origin": ""},
     {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}],
)  # fmt: skip
def test_what_another_page_sends_changes_nothing(ask: httpx.Client, store: dr.Store, headers: dict[str, str]) -> None:
    record = store.events()["id"].to_pylist()[0]
    before = store.judgements().num_rows
    answer = ask.post("/judgements", data={"record": record, "verdict": "wrong"}, headers=headers)
    assert answer.status_code == 403
    assert "sent from another page" in answer.text
    assert store.judgements().num_rows == before


@pytest.mark.parametrize("verdict", ["maybe", "same", ""])
def test_a_judgement_that_is_none_is_refused_in_words(ask: httpx.Client, store: dr.Store, verdict: str) -> None:
    record = store.events()["id"].to_pylist()[0]
    answer = ask.post("/judgements", data={"record": record, "verdict": verdict})
    assert answer.status_code == 400
    assert "That cannot be asked" in answer.text


@pytest.mark.parametrize(
    "address",
    ["/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/static/..%5capp.py", "/static//etc/passwd",
     "/documents/..%2f..%2fetc%2fpasswd", "/documents/%00", "/records/../../x", "/read/..%2f",
     "/actors/../../etc/passwd"],
)  # fmt: skip
def test_no_path_leaves_the_store(site: str, address: str) -> None:
    host, port = re.findall(r"//([^:]+):(\d+)", site)[0]
    with socket.create_connection((host, int(port)), timeout=30) as raw:  # a client would tidy the path up
        raw.sendall(f"GET {address} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: raw.recv(65536), b"")).decode()
    assert answer.startswith("HTTP/1.1 404")
    assert "root:" not in answer
    assert "make_app" not in answer


def test_what_is_too_large_is_refused_before_it_is_read(ask: httpx.Client) -> None:
    answer = ask.post("/read", content=b"x" * (LARGEST_UPLOAD + 1))
    assert answer.status_code == 413
    assert "Give large files to `dragoman add`" in answer.text
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n'
    parts = iter([head, *[b"x" * 1_000_000] * 12])
    form = {"Content-Type": "multipart/form-data; boundary=b"}
    with contextlib.suppress(httpx.WriteError):  # it may hang up while more is coming
        assert ask.post("/read", content=parts, headers=form).status_code == 413


def test_a_text_that_is_too_long_to_paste_is_told(ask: httpx.Client) -> None:
    answer = ask.post("/read", data={"text": "word " * 50_000})
    assert answer.status_code == 400
    assert "200,000 can be pasted" in answer.text


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [("/documents/0", 404, "This store has no document"), ("/records/0", 404, "no record has the id"),
     ("/actors/Nobody", 404, "no document names an actor"), ("/read/0", 404, "held no longer"),
     ("/nothing", 404, "No page has this address"), ("/events?page=0", 400, "whole numbers from 1"),
     ("/events?min_score=x", 400, "probabilities from 0 to 1"),
     ("/events?sort=secret", 400, "allowed are id, document"),
     ("/events.csv?since=soon", 400, "allowed are 2025, 2025-01 and 2025-01-09"), ("/judgements/1/undo", 405, "")],
)  # fmt: skip
def test_errors_are_pages_in_words(ask: httpx.Client, address: str, status: int, words: str) -> None:
    answer = ask.get(address)
    assert answer.status_code == status
    assert words in answer.text.replace("&#39;", "'")
    assert "<main" in answer.text


@pytest.mark.parametrize(
    ("address", "words"),
    [("/api/events?type=WAR", "type: Input should be"), ("/api/events?colour=red", "colour: Extra inputs"),
     ("/api/ties?since=soon", "since is 'soon'; allowed are 2025"), ("/api/search?words=,", "has no word; give some"),
     ("/api/documents?limit=5000", "limit: Input should be less than or equal to 1000"),
     ("/api/records/0", "no record has the id '0'")],
)  # fmt: skip
def test_errors_of_the_api_are_json(ask: httpx.Client, address: str, words: str) -> None:
    answer = ask.get(address)
    assert answer.status_code in (400, 404)
    assert list(answer.json()) == ["error"]
    assert words in answer.json()["error"]


def test_the_api_answers_what_the_tables_have(ask: httpx.Client, store: dr.Store) -> None:
    for name in ("documents", "events", "attributions", "ties", "actors", "failures"):
        told = ask.get(f"/api/{name}", params={"limit": 1000}).json()
        table = getattr(store, name)()
        assert told["total"] == table.num_rows == len(told["rows"])
        assert [list(row) for row in told["rows"][:1]] == [table.column_names][: table.num_rows]
    row = store.events(type="ACCUSE").to_pylist()[0]
    assert ask.get(f"/api/records/{row['id']}").json()["chain"] == list(store.trace(row["id"]).chain)
    document = ask.get(f"/api/documents/{document_of(store, 'Dockers')}").json()
    assert document["document"]["title"].startswith("Dockers in Valparaiso")
    parts = [ask.get("/api/actors", params={"limit": 10, "offset": n}).json()["rows"] for n in (0, 10)]
    assert parts[0] + parts[1] == ask.get("/api/actors", params={"limit": 20}).json()["rows"]


def test_others_are_let_in_only_with_the_link(store: dr.Store) -> None:
    with serving(store.path, "--host", "0.0.0.0", "--exposed-without-encryption") as address:
        link = httpx.URL(address.replace("0.0.0.0", "127.0.0.1"))
        bare = link.copy_with(query=None)
        with httpx.Client(follow_redirects=True, timeout=30) as client:
            assert client.get(bare).status_code == 401
            assert client.get(bare.copy_with(query=b"token=guess")).status_code == 401
            assert client.get(bare.join("/api/events")).json()["error"].startswith("Open the whole link")
            assert "16 articles" in client.get(link).text
            assert "16 articles" in client.get(bare).text
            assert client.get(bare, headers={"Host": "evil.example"}).status_code == 400
        token = link.params["token"]
        assert httpx.get(bare.join("/api/events"), headers={"Authorization": f"Bearer {token}"}).status_code == 200


def test_a_host_for_others_needs_words_that_name_the_risk(store: dr.Store, capfd: pytest.CaptureFixture[str]) -> None:
    for host, words in (("0.0.0.0", "whoever listens there reads along"), ("127.0.0.1", "there is no store at")):
        path = store.path if host == "0.0.0.0" else store.path.with_name("none.dragoman")
        with pytest.raises(SystemExit) as ended:
            main(["serve", str(path), "--host", host])
        assert ended.value.code
        assert words in " ".join(capfd.readouterr().err.split())


def test_a_port_that_is_taken_is_told(store: dr.Store, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        with pytest.raises(SystemExit) as ended:
            main(["serve", str(store.path), "--port", str(taken.getsockname()[1])])
        assert ended.value.code == 2
        assert "give another --port" in capfd.readouterr().err


def test_documents_are_added_while_pages_are_read(tmp_path: Path) -> None:
    store = dr.Store(tmp_path / "busy.dragoman")
    store.add([])
    statuses: list[int] = []
    done = threading.Event()
    with serving(store.path) as address, httpx.Client(base_url=address, timeout=30) as client:

        def look() -> None:
            while not done.is_set():
                statuses.append(client.get("/events?all=1").status_code)

        reader = threading.Thread(target=look)
        reader.start()
        store.add((make_document(f"Police in Kyoto arrested {n} men.") for n in range(2, 12)), batch=2)
        done.set()
        reader.join()
        assert client.get("/api/documents").json()["total"] == 10
    assert len(statuses) > 1
    assert set(statuses) == {200}


def test_a_reading_that_takes_too_long_is_stopped_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.views.web.desk.LONGEST_READING", 0.05)
    desk = Desk(dr.read_all)
    try:
        job = desk.handed(desk.take("long.txt", b"Nobody came. " * 9_000, None, None))
        assert job
        while not job.done:
            time.sleep(0.05)
        assert job.error
        assert job.error.startswith("It could not be read (TimeLimitPassed")
    finally:
        desk.close()
