import Testing

@testable import Verdict

@Suite("A line in the log of requests", .timeLimit(.minutes(1)))
struct RequestLineTests {
  @Test("says when, what, how it was answered, how fast, and what is said of it")
  func line() {
    let path =
      "/v6/RestoreSessions/380d7caf-6294-4a33-b50a-b8aeb13af58c/organization/mailboxes"
      + "/9e9b7199-f547-467a-b580-9d283a75eaad/restore"
    var line = RequestLine("POST", path, status: 200, at: "2026-01-02T12:03:04.1234567Z")
    line.microseconds = 456
    #expect("\(line)" == "12:03:04.123 POST /v6/…/mailboxes/9e9b7199…/restore 200 0.4 ms ok\n")
    var finding = Finding("body.type", basis: "observed", at: "/a", isWarning: false)
    (finding.expected, finding.found, finding.suggestion) = ("a string", "a number", "write it in quotes")
    var warning = Finding("header.odd", basis: "assumed", at: "Accept", isWarning: true)
    (warning.expected, warning.found, warning.position) = ("x", "y", (2, 3))
    line.findings = [finding, warning]
    line.verdict = "1 violation"
    #expect(
      "\(line)" == """
        12:03:04.123 POST /v6/…/mailboxes/9e9b7199…/restore 200 0.4 ms 1 violation
            body.type (observed) at /a: expected a string, found a number (write it in quotes)
            warning: header.odd (assumed) at Accept, line 2 column 3: expected x, found y

        """)
  }

  @Test(
    "shortens ids, and leaves out what all restores' paths have behind their version",
    arguments: [
      ("/v6/Token", "/v6/Token"), ("/", "/"), ("-", "-"), ("*", "*"),
      ("/v6/RestoreSessions/380d7caf-6294-4a33-b50a-b8aeb13af58c/stop", "/v6/RestoreSessions/380d7caf…/stop"),
      (
        "/v8/restoresessions/380D7CAF-6294-4a33-b50a-b8aeb13af58c/Organization/mailboxes?limit=…",
        "/v8/…/mailboxes?limit=…"
      ),
      (
        "/v6/RestoreSessions/380d7caf-6294-4a33-b50a-b8aeb13af58c/organization",
        "/v6/RestoreSessions/380d7caf…/organization"
      ),
      ("/v6/RestoreSessions/x/organization/mailboxes", "/v6/RestoreSessions/x/organization/mailboxes"),
    ])
  func path(path: String, short: String) {
    #expect(RequestLine.shortened(path) == short)
  }

  @Test(
    "sums up in a word or two",
    arguments: [
      (0, 0, nil, "ok"), (1, 0, nil, "1 violation"), (2, 1, nil, "2 violations, 1 warning"), (0, 0, "3", "fault 3"),
      (0, 2, "scripted", "2 warnings, scripted"),
    ] as [(Int, Int, String?, String)])
  func verdict(violations: Int, warnings: Int, fault: String?, text: String) {
    #expect(RequestLine.verdict(violations: violations, warnings: warnings, fault: fault) == text)
  }

  @Test("fills up and cuts off fractions of a second", arguments: [("", "000"), (".5", "500"), (".98765", "987")])
  func time(fraction: String, shown: String) {
    let line = RequestLine("GET", "/", status: 404, at: "2026-01-02T01:02:03\(fraction)Z")
    #expect("\(line)".hasPrefix("01:02:03.\(shown) GET "))
  }
}
