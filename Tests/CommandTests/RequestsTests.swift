import ArgumentParser
import JSONText
import Testing

@testable import vb365_emulator

@Suite("requests", .timeLimit(.minutes(1)))
struct RequestsTests {
  private static let sent = """
    {"id": "aaaa-2", "time": "2026-01-02T12:03:04.5Z", "durationMicroseconds": 1234, "client": "127.0.0.1:5", "method": "POST",
     "path": "/v6/RestoreSessions/380d7caf-6294-4a33-b50a-b8aeb13af58c/organization/mailboxes/restore",
     "session": "380d7caf-6294-4a33-b50a-b8aeb13af58c", "status": 400, "basis": "documented", "verdict": "violations",
     "query": [], "headers": [{"name": "Host", "value": "h"}, {"name": "A", "value": {"secret": {"length": 3, "hash": "x"}}}],
     "body": {"userName": "a\\u001b[31m", "list": [1, {}]}, "answer": {"status": 400, "body": {"message": "no"}},
     "violations": [{"rule": "body.type", "basis": "observed", "pointer": "", "line": 1, "column": 2, "expected": "an object",
                     "found": "an array", "suggestion": "send one"}],
     "warnings": [{"rule": "r", "basis": "assumed", "pointer": "Accept", "expected": "x", "found": "y"}], "curl": "curl x"}
    """

  private func request(_ text: String = sent) throws -> ListedRequest {
    ListedRequest(try JSONValue(parsing: text.utf8.span))
  }

  @Test("shows a request as the log of requests does, with its findings below")
  func lines() throws {
    #expect(
      try request().lines == """
        12:03:04.500 POST /v6/…/mailboxes/restore 400 1.2 ms 1 violation, 1 warning
            body.type (observed) at body, line 1 column 2: expected an object, found an array (send one)
            warning: r (assumed) at Accept: expected x, found y

        """)
  }

  @Test("takes the word for the verdict where findings are left out")
  func word() throws {
    let request = try request(#"{"method": "GET", "path": "/", "status": 404, "time": "", "verdict": "violations"}"#)
    #expect(request.line.hasSuffix("GET / 404 0.0 ms violations"))
  }

  @Test("shows all of one request, and nothing that steers a terminal")
  func page() throws {
    let page = try request().page
    #expect(page.contains("\nid: aaaa-2\nclient: 127.0.0.1:5\n"))
    #expect(page.contains("headers:\n    Host: h\n    A: {\"secret\":{\"length\":3,\"hash\":\"x\"}}\nbody:\n"))
    #expect(page.contains("\n      \"list\": [\n        1,\n        {}\n      ]\n    }\nanswer:\n"))
    #expect(page.hasSuffix("send it again:\n    curl x\n"))
    #expect(!page.contains("\u{1B}") && !page.contains("query:"))
  }

  @Test("reads a saved run in order, and chooses from it as the emulator does")
  func savedRun() throws {
    let json = """
      {"journal": {"received": 2, "results": [{"id": "a-10", "method": "GET", "path": "/v6/Token", "status": 200, "verdict": "ok"},
                   {"id": "a-9", "method": "POST", "path": "/v6/Token", "status": 404, "verdict": "violations", "session": "X"}]}}
      """
    let run = try #require(SavedRun("run.json", JSONValue(parsing: json.utf8.span)))
    #expect(run.requests.map(\.id) == ["a-9", "a-10"])
    for (arguments, ids) in [
      ([], ["a-9", "a-10"]), (["--status", "4xx"], ["a-9"]), (["--verdict", "ok"], ["a-10"]),
      (["--path", "*token"], ["a-9", "a-10"]),
      (["--path", "/v7*"], []), (["--session", "x"], ["a-9"]), (["--method", "get"], ["a-10"]),
      (["--mailbox", "m"], []),
    ] as [([String], [String])] {
      #expect(run.requests(try RequestChoice.parse(arguments), 100).map(\.id) == ids, "\(arguments)")
    }
    #expect(run.requests(try RequestChoice.parse([]), 1).map(\.id) == ["a-10"])
    #expect(try run.request("9").id == "a-9")
    #expect(throws: ExitCode.self) { try run.request("11") }
    let other = try SavedRun("x", JSONValue(parsing: "{}".utf8.span))
    #expect(other.map(\.requests.count) == nil)
  }

  @Test(
    "refuses what does not go together",
    arguments: [
      ["--run", "f", "--follow"], ["--follow", "a-1"], ["--limit", "0"], ["--limit", "1001"], ["--status", "6xx"],
      ["--verdict", "good"],
    ])
  func usage(arguments: [String]) {
    #expect(throws: (any Error).self) { try RequestsCommand.parse(arguments) }
  }
}

@Suite("Server-sent events", .timeLimit(.minutes(1)))
struct EventReaderTests {
  private static let stream = """
    : hello

    id: a-1
    event: request
    data: {"x":1}

    data:one\r
    data: two\r
    \r
    event: skipped

    data: {"count":3}
    event: skipped

    data: rest
    """
  private static let events = [
    EventReader.Event(name: "request", data: #"{"x":1}"#, id: "a-1"),
    EventReader.Event(name: "message", data: "one\ntwo", id: nil),
    EventReader.Event(name: "skipped", data: #"{"count":3}"#, id: nil),
  ]

  @Test("are read whatever the pieces that they come in", arguments: [1, 2, 7, 1000])
  func pieces(size: Int) {
    var reader = EventReader()
    var found: [EventReader.Event] = []
    var rest = Array(Self.stream.utf8)[...]
    while !rest.isEmpty {
      found += reader.take(Array(rest.prefix(size)))
      rest = rest.dropFirst(size)
    }
    #expect(found == Self.events)
  }
}
