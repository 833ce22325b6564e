import Bytes
import Exchange
import JSONText
import Journal
import Verdict

// A request of the journal, as interface.md spells its members.
extension JSONWriter {
  /// What lists tell of a request.
  mutating func members(of request: KeptRequest) {
    let entry = request.entry
    member("id", entry.request.description)
    member("time", "\(entry.time)")
    member("durationMicroseconds", entry.durationMicroseconds)
    if let client = entry.client { member("client", client.description) }
    member("method", request.method)
    member("path", request.path)
    if !entry.operation.isEmpty { member("operation", entry.operation) }
    if let version = entry.version { member("version", version) }
    if let session = entry.session { member("session", session.description) }
    if let mailbox = entry.mailbox { member("mailbox", mailbox.description) }
    if let user = entry.user { member("user", user) }
    member("status", entry.status)
    member("basis", entry.basis.description)
    member("verdict", entry.verdict.rawValue)
    if let fault = entry.fault { member("fault", fault.text) }
  }

  /// What is told of a single request beside that: its parts, why it was judged so, and how to send it again.
  mutating func details(of request: KeptRequest) {
    part("query", request, .query)
    part("headers", request, .fields)
    part("body", request, .body)
    beginObject("answer")
    member("status", request.entry.status)
    part("body", request, .answer)
    endObject()
    findings(of: request.entry)
    member("curl", CurlLine(request).text)
  }

  /// Violations and warnings, as far as there are any.
  mutating func findings(of entry: JournalEntry) {
    beginArray("violations")
    for violation in entry.violations { value(violation) }
    endArray()
    beginArray("warnings")
    for warning in entry.warnings { value(warning) }
    endArray()
  }

  /// One way in which a request breaks a rule.
  mutating func value(_ violation: Violation) {
    beginObject()
    member("rule", violation.rule.name)
    member("basis", violation.rule.basis.description)
    member("pointer", violation.pointer)
    if let position = violation.position {
      member("line", position.line)
      member("column", position.column)
    }
    member("expected", violation.expected)
    member("found", violation.found)
    if let suggestion = violation.suggestion { member("suggestion", suggestion) }
    endObject()
  }

  private mutating func part(_ name: StaticString, _ request: KeptRequest, _ part: KeptRequest.Part) {
    self.name(name)
    if let tree = request.json(part) { value(tree) } else { null() }
  }
}
