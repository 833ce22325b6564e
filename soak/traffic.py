"""What peers do to a server, good and bad; each kind raises when the emulator does not do what it should."""

import random
import socket
import ssl
import time
from collections.abc import Callable

from openssl import Client
from vb365.wire import HEALTH, Peer, Target, Unexpected, head, reset, restore
from vb365.world import LOGIN, PASSWORD, SLOW_MAILBOX, restore_path

Kind = Callable[[Target, random.Random], None]

# What is no request, or none that can be told from another: each is refused, and nothing behind it is answered.
MALFORMED = {
    b"GET  / HTTP/1.1\r\nHost: a\r\n\r\n": 400,
    b"GET / HTTP/1.1\nHost: a\n\n": 400,
    b"GET / HTTP/1.1\r\n\r\n": 400,
    b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n": 400,
    b"GET / HTTP/1.1\r\nHost : a\r\n\r\n": 400,
    b"GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n": 400,
    b"GET / HTTP/1.1\r\nHost: a\r\nA: \0\r\n\r\n": 400,
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na": 400,
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\na": 400,
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n": 400,
    b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0x1\r\na\r\n0\r\n\r\n": 400,
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999999\r\n\r\n": 413,
    b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: a\r\n\r\n": 414,
    b"POST / HTTP/1.1\r\nHost: a\r\nExpect: miracles\r\n\r\n": 417,
    b"GET / HTTP/1.1\r\nHost: a\r\nA: " + b"a" * 33_000 + b"\r\n\r\n": 431,
    b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n": 501,
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n": 505,
}

COUNTS = b'{"createdItemsCount":0,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":1}'


def _padded(count: int) -> bytes:
    return PASSWORD + b" " * (count - len(PASSWORD))


def restores(target: Target, rng: random.Random) -> None:
    """Good restores, one after the other on one connection."""
    with target.peer() as peer:
        for _ in range(rng.randint(5, 40)):
            peer.send(restore())
            if peer.expect(200) != COUNTS:
                raise Unexpected("other counts")


def pipelined(target: Target, rng: random.Random) -> None:
    """Many requests in one piece, cut anywhere: as many answers, in their order."""
    count = rng.randint(2, 100)
    wanted = [rng.choice([True, False]) for _ in range(count)]
    data = b"".join(restore() if good else HEALTH for good in wanted)
    cut = rng.randrange(len(data))
    with target.peer() as peer:
        peer.send(data[:cut])
        peer.send(data[cut:])
        for good in wanted:
            if (peer.expect(200) == COUNTS) != good:
                raise Unexpected("answers in another order")


def chunked(target: Target, rng: random.Random) -> None:
    """A body in chunks of any size."""
    body = _padded(rng.randint(200, 20_000))
    coded = bytearray()
    while body:
        size = rng.randint(1, 3000)
        coded += b"%x;e=%d\r\n%b\r\n" % (len(body[:size]), size, body[:size])
        body = body[size:]
    with target.peer() as peer:
        peer.send(head(restore_path(), "Transfer-Encoding: chunked") + coded + b"0\r\nT: t\r\n\r\n")
        peer.expect(200)


def expecting(target: Target, rng: random.Random) -> None:
    """A body that is sent once it is asked for."""
    with target.peer() as peer:
        peer.send(head(restore_path(), f"Content-Length: {len(PASSWORD)}", "Expect: 100-continue"))
        peer.expect(100)
        peer.send(PASSWORD)
        peer.expect(200)


def large(target: Target, rng: random.Random) -> None:
    """A body of megabytes, up to the limit."""
    with target.peer() as peer:
        peer.send(restore(_padded(rng.randint(1 << 20, 8 << 20))))
        peer.expect(200)


def too_large(target: Target, rng: random.Random) -> None:
    """A body over the limit, which goes on while it is refused."""
    length = 9 << 20
    with target.peer() as peer:
        peer.send(head(restore_path(), f"Content-Length: {length}") + b" " * length)
        peer.expect(413)
        peer.expect_end()


def logins(target: Target, rng: random.Random) -> None:
    """A login, a restore with its token, a login with another password."""
    with target.peer() as peer:
        for password, status in ("emulator", 200), ("wrong", 400):
            form = LOGIN.replace("=emulator", f"={password}").encode()
            fields = ("Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(form)}")
            peer.send(head("/v6/token", *fields) + form)
            answer = peer.expect(status)
            if status == 200:
                token = answer.split(b'"access_token":"')[1].split(b'"')[0].decode()
                peer.send(restore(token=token))
                peer.expect(200)


def refused(target: Target, rng: random.Random) -> None:
    """Sound requests that the API refuses, and goes on behind."""
    with target.peer() as peer:
        for request, status in (
            (restore(token="expired-token"), 401),
            (restore(b"{"), 400),
            (restore(b'{"userName":"a"}'), 400),
            (restore(mailbox="nonsense"), 400),
            (head("/v6/nowhere", method="GET"), 404),
            (head("/v6/token", method="DELETE"), 405),
        ):
            peer.send(request)
            peer.expect(status)
        peer.send(HEALTH)
        peer.expect(200)


def malformed(target: Target, rng: random.Random) -> None:
    """No request: one refusal, then the end, whatever is behind it."""
    request, status = rng.choice(list(MALFORMED.items()))
    with target.peer() as peer:
        peer.send(HEALTH + request + HEALTH)
        peer.expect(200)
        peer.expect(status)
        peer.expect_end()


def garbage(target: Target, rng: random.Random) -> None:
    """No TLS: the connection ends, with an alert at most."""
    with target.raw() as raw:
        # No letter in front, which would be taken for HTTP; and more than a record's length, so that nobody waits.
        raw.sendall(b"\0" + rng.randbytes(70_000))
        _read_to_end(raw)


def plain(target: Target, rng: random.Random) -> None:
    """HTTP without TLS gets an answer in words."""
    with target.raw() as raw:
        raw.sendall(HEALTH)
        if not _read_to_end(raw).startswith(b"HTTP/1.1 400 "):
            raise Unexpected("no answer to plain HTTP")


def resets(target: Target, rng: random.Random) -> None:
    """A reset at any stage."""
    stage = rng.randrange(8)
    if stage < 2:
        raw = target.raw()
        if stage == 1:
            raw.sendall(b"\x16\x03\x01\x02\x00\x01")
        return reset(raw)
    peer = target.peer()
    if stage == 3:
        peer.send(restore()[: rng.randint(1, 150)])
    if stage == 4:
        peer.send(restore()[:-1])
    if stage == 5:
        peer.send(restore() * 50)
    if stage == 6:
        peer.send(restore(mailbox=SLOW_MAILBOX))
    if stage == 7:
        peer.send(restore(_padded(1 << 20))[: 1 << 19])
    peer.reset()


def truncated(target: Target, rng: random.Random) -> None:
    """A request cut off by the end of the stream is never answered as if it were whole."""
    request = restore()
    with target.peer() as peer:
        peer.send(request[: rng.randint(1, len(request) - 1)])
        peer.finish_sending()
        try:
            peer.expect_end()
        except (ssl.SSLError, ConnectionError):
            pass


def slow(target: Target, rng: random.Random) -> None:
    """A request in many small pieces, with pauses."""
    request = restore()
    with target.peer() as peer:
        for start in range(0, len(request), 40):
            peer.send(request[start : start + 40])
            time.sleep(rng.uniform(0, 0.1))
        peer.expect(200)


def slow_reader(target: Target, rng: random.Random) -> None:
    """Nobody takes the answers for a while; then they are all there."""
    with target.peer() as peer:
        peer.send(restore() * 300)
        time.sleep(rng.uniform(0.2, 1))
        for _ in range(300):
            peer.expect(200)


def delayed(target: Target, rng: random.Random) -> None:
    """An answer that takes its time, and a peer that does not always wait for it."""
    with target.peer() as peer:
        peer.send(restore(mailbox=SLOW_MAILBOX))
        if rng.random() < 0.2:
            peer.expect(200)


def resumed(target: Target, rng: random.Random) -> None:
    """A TLS session resumed by its ticket."""
    with target.peer() as peer:
        peer.send(HEALTH)
        peer.expect(200)
        session = peer.tls.session
    with Peer(target, session) as peer:
        peer.send(HEALTH)
        peer.expect(200)
        if not peer.tls.session_reused:
            raise Unexpected("the session was not resumed")


def key_updates(target: Target, rng: random.Random) -> None:
    """A few key updates do no harm; a flood of them ends the connection, and no other one."""
    with Client(target.raw()) as client:
        for _ in range(20):
            if not client.update_keys():
                raise Unexpected("the connection ended at a few key updates")
        if not client.send(HEALTH) or not client.receive().startswith(b"HTTP/1.1 200 "):
            raise Unexpected("no answer behind a few key updates")
        for _ in range(100_000):
            if not client.update_keys():
                return
        raise Unexpected("the connection lives on under a flood of key updates")


def tiny_records(target: Target, rng: random.Random) -> None:
    """A handshake message that comes byte by byte in records, and has no end."""
    message = b"\x01\x01\xf0\x00" + bytes(120_000)
    with target.raw() as raw:
        try:
            raw.sendall(b"".join(b"\x16\x03\x01\x00\x01" + message[n : n + 1] for n in range(len(message))))
        except (BrokenPipeError, ConnectionResetError):
            return
        _read_to_end(raw)


def last_answer(target: Target, rng: random.Random) -> None:
    """Megabytes of answers that nobody reads for a while, the last one with an end; more is sent behind it."""
    count = rng.randint(2, 20)
    document = "/swagger/docs/v6"
    with target.peer() as peer:
        peer.send(head(document, method="GET") * count + head(document, "Connection: close", method="GET"))
        time.sleep(rng.uniform(0, 1))
        peer.send(rng.choice([b"\r\n", HEALTH]))
        for _ in range(count + 1):
            peer.expect(200)
        peer.expect_end()


def unread(target: Target, rng: random.Random) -> None:
    """Megabytes of answers that nobody ever reads."""
    with target.peer() as peer:
        peer.send(head("/swagger/docs/v6", method="GET") * rng.randint(10, 50))
        time.sleep(rng.uniform(0, 2))
        if rng.random() < 0.5:
            peer.reset()


def half_closed(target: Target, rng: random.Random) -> None:
    """A peer that has no more to send, and reads the answers, whenever they come."""
    slow = rng.random() < 0.5
    data = b""
    with Client(target.raw()) as client:
        client.send((restore(mailbox=SLOW_MAILBOX) if slow else restore()) + HEALTH)
        if rng.random() < 0.5:
            time.sleep(rng.uniform(0, 1))
        client.finish_sending()
        while more := client.receive():
            data += more
    if data.count(b"HTTP/1.1 200 ") != 2:
        raise Unexpected(f"answers are missing that a half-closed peer waits for: {data[:100]!r}")


def cancelled(target: Target, rng: random.Random) -> None:
    """A peer that no longer wants its answer, and says so."""
    with target.peer() as peer:
        peer.send(HEALTH + restore(mailbox=SLOW_MAILBOX))
        peer.expect(200)
        # Longer than what is taken for one with the request.
        time.sleep(0.2)
        begin = time.monotonic()
        peer.tls.unwrap()
        if time.monotonic() - begin > 1.5:
            raise Unexpected("a cancelled answer was waited for")


def _read_to_end(raw: socket.socket) -> bytes:
    data = b""
    try:
        while more := raw.recv(4096):
            data += more
    except ConnectionResetError:
        pass
    return data


# Each with how often it comes, compared with the others.
KINDS: dict[Kind, int] = {
    restores: 20,
    pipelined: 6,
    chunked: 6,
    expecting: 4,
    large: 1,
    too_large: 1,
    logins: 6,
    refused: 6,
    malformed: 12,
    garbage: 4,
    plain: 4,
    resets: 12,
    truncated: 6,
    slow: 2,
    slow_reader: 2,
    delayed: 3,
    key_updates: 2,
    tiny_records: 2,
    last_answer: 2,
    unread: 2,
    half_closed: 4,
    cancelled: 2,
    resumed: 4,
}
