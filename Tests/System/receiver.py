"""Two servers on loopback: one shows a site, the other takes what its form sends."""

import contextlib
import dataclasses
import http.server
import mimetypes
import pathlib
import re
import threading
import time
import urllib.parse

from harness import Failure, expect

LARGEST_BODY = 200 << 20


@dataclasses.dataclass(frozen=True)
class Upload:
    name: str
    kind: str
    data: bytes


@dataclasses.dataclass(frozen=True)
class Message:
    """One post: its text fields and its files in the order they came, and what the browser said of itself."""

    path: str
    fields: dict
    uploads: dict
    order: tuple
    origin: str | None
    referrer: str | None
    # When it came, in seconds of a clock that only runs forward.
    time: float


class Malformed(Exception):
    """A body that is not what RFC 7578 describes."""


def parse(content_type, body):
    """The parts of a multipart/form-data body as (name, file name or None, media type or None, bytes)."""
    found = re.fullmatch(r'multipart/form-data; boundary=([0-9A-Za-z\'()+_,./:=?-]{1,70})', content_type)
    if not found:
        raise Malformed(f"not multipart/form-data: {content_type}")
    mark = b"--" + found.group(1).encode()
    if not body.startswith(mark + b"\r\n"):
        raise Malformed("the body does not begin with its boundary")
    if not body.endswith(b"\r\n" + mark + b"--\r\n"):
        raise Malformed("the body does not end with its boundary")
    parts = []
    for raw in body[len(mark) + 2:-len(mark) - 6].split(b"\r\n" + mark + b"\r\n"):
        head, gap, data = raw.partition(b"\r\n\r\n")
        if not gap:
            raise Malformed("a part without a blank line")
        headers = dict(line.split(": ", 1) for line in head.decode("utf-8").split("\r\n"))
        about = re.fullmatch(r'form-data; name="([^"]*)"(?:; filename="([^"]*)")?',
                             headers.pop("Content-Disposition", ""))
        if not about:
            raise Malformed(f"a part without a name: {head!r}")
        kind = headers.pop("Content-Type", None)
        if headers:
            raise Malformed(f"unknown headers in a part: {headers}")
        parts.append((about.group(1), about.group(2), kind, data))
    return parts


class Receiver:
    """What came in, and how to answer it."""

    def __init__(self):
        self.messages = []
        self.problems = []
        # The field whose value the browser is sent to.
        self.leads_to = "_next"
        # How long the next answer takes, in seconds.
        self.hold = 0

    def take(self, path, headers, body):
        fields, uploads, order = {}, {}, []
        for name, file_name, kind, data in parse(headers.get("Content-Type", ""), body):
            order.append(name)
            if name in fields or name in uploads:
                raise Malformed(f"two parts are called {name}")
            if file_name is None:
                # Browsers send text as UTF-8, which is what accept-charset asks for.
                fields[name] = data.decode("utf-8")
            else:
                uploads[name] = Upload(file_name, kind, data)
        message = Message(path, fields, uploads, tuple(order), headers.get("Origin"), headers.get("Referer"),
                          time.monotonic())
        self.messages.append(message)
        return message

    def only(self):
        """The one message that came in, sound."""
        expect(not self.problems, f"malformed: {self.problems}")
        expect(len(self.messages) == 1, f"one message is meant: {len(self.messages)} came in")
        return self.messages[0]

    def expect_nothing(self, what):
        expect(not self.messages and not self.problems, f"{what}: something was sent")


class _Quiet(http.server.BaseHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def answer(self, status, headers, body=b""):
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(ConnectionError):
            self.wfile.write(body)


def _receiving(receiver):
    class Handler(_Quiet):
        def do_POST(self):
            length = int(self.headers["Content-Length"])
            if length > LARGEST_BODY:
                raise ValueError(f"{length} bytes")
            body = self.rfile.read(length)
            if len(body) < length:
                return  # The browser gave up; nothing arrived.
            try:
                message = receiver.take(self.path, self.headers, body)
            except (Malformed, UnicodeDecodeError, ValueError) as problem:
                receiver.problems.append(str(problem))
                self.answer(400, {"Content-Type": "text/plain"}, str(problem).encode())
                return
            hold, receiver.hold = receiver.hold, 0
            time.sleep(hold)
            self.answer(303, {"Location": message.fields[receiver.leads_to]})

        def do_GET(self):
            receiver.problems.append(f"asked for {self.path}")
            self.answer(405, {})

    return Handler


def _showing(folder, policy):
    class Handler(_Quiet):
        def do_GET(self):
            path = urllib.parse.unquote(self.path.partition("?")[0])
            file = pathlib.Path(folder) / path.lstrip("/")
            if path.endswith("/"):
                file /= "index.html"
            if not file.is_file():
                self.answer(404, {})
                return
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            self.answer(200, {"Content-Type": kind, "Content-Security-Policy": policy()}, file.read_bytes())

    return Handler


@contextlib.contextmanager
def _serving(handler):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


@contextlib.contextmanager
def receiving():
    """A receiver and its origin."""
    receiver = Receiver()
    with _serving(_receiving(receiver)) as origin:
        yield receiver, origin


@contextlib.contextmanager
def showing(folder, form_origin):
    """The origin of a site that is shown under the strictest policy it is meant to live with."""
    def policy():
        return (f"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; manifest-src 'self'; "
                f"base-uri 'none'; form-action 'self' {form_origin}")

    with _serving(_showing(folder, policy)) as origin:
        yield origin


def check_the_parser():
    """The judge is judged: what is not sound must not pass."""
    sound = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n'
    expect(parse("multipart/form-data; boundary=x", sound) == [("a", None, None, b"1")], "a sound body is refused")
    for kind, body in (
        ("application/x-www-form-urlencoded", b"a=1"),
        ("multipart/form-data; boundary=y", sound),
        ("multipart/form-data; boundary=x", sound[:-4]),
        ("multipart/form-data; boundary=x", sound.replace(b' name="a"', b"")),
        ("multipart/form-data; boundary=x", sound.replace(b"\r\n\r\n", b"\r\n")),
    ):
        try:
            parse(kind, body)
        except (Malformed, ValueError):
            continue
        raise Failure(f"the receiver takes a malformed body: {body!r}")
