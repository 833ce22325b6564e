import Bytes
import JSONText
import Verdict

/// A request as the control plane tells of it.
struct ListedRequest {
  /// All that is told of it.
  let json: JSONValue

  init(_ json: JSONValue) {
    self.json = json
  }

  /// Names it; empty where it has no name.
  var id: String { text("id") ?? "" }

  /// What stands in its place on a line of its own, without an end.
  var line: String { String(lines(withFindings: false).dropLast()) }

  /// Its line, with one for each finding, and their ends.
  var lines: String { lines(withFindings: true) }

  /// A member's text, fit to print; nil where it is absent.
  func text(_ name: String) -> String? { json.member(name)?.string.map { PrintableText($0).description } }

  private func lines(withFindings: Bool) -> String {
    var line = RequestLine(
      text("method") ?? "-", text("path") ?? "-", status: json.member("status")?.integer ?? 0, at: text("time") ?? "")
    line.microseconds = json.member("durationMicroseconds")?.integer ?? 0
    let (violations, warnings) = (findings("violations"), findings("warnings"))
    // Who lists requests beside something else leaves their findings out, and has a word for them.
    line.verdict =
      json.member("violations") == nil
      ? text("verdict") ?? ""
      : RequestLine.verdict(violations: violations.count, warnings: warnings.count, fault: text("fault"))
    if withFindings { line.findings = violations + warnings }
    return line.description
  }

  private func findings(_ name: String) -> [Finding] {
    (json.member(name)?.elements ?? []).map { Finding($0, isWarning: name == "warnings") }
  }
}

extension Finding {
  /// A finding as the control plane tells of it.
  fileprivate init(_ json: JSONValue, isWarning: Bool) {
    let text = { (name: String) in json.member(name)?.string.map { PrintableText($0).description } }
    let pointer = text("pointer") ?? ""
    self.init(
      text("rule") ?? "", basis: text("basis") ?? "", at: pointer.isEmpty ? "body" : pointer, isWarning: isWarning)
    expected = text("expected") ?? ""
    found = text("found") ?? ""
    suggestion = text("suggestion")
    if let line = json.member("line")?.integer, let column = json.member("column")?.integer {
      position = (line, column)
    }
  }
}

extension ListedRequest {
  /// What the page of one request shows beside its line, in order.
  private static let members = ["id", "client", "path", "operation", "session", "mailbox", "user", "basis", "fault"]

  /// All that is kept of it, for people.
  var page: String {
    var page = lines
    for name in Self.members { if let text = text(name) { page += "\(name): \(text)\n" } }
    for (title, member) in [("query", "query"), ("headers", "headers")] {
      guard let pairs = json.member(member)?.elements, !pairs.isEmpty else { continue }
      page += "\(title):\n" + pairs.map { "    \(Self.line(ofPair: $0))\n" }.joined()
    }
    for (title, value) in [("body", json.member("body")), ("answer", json.member("answer")?.member("body"))] {
      guard let value, value.kind != "null" else { continue }
      page += "\(title):\n    \(value.lines(indentedBy: 4))\n"
    }
    if let curl = text("curl") { page += "send it again:\n    \(curl)\n" }
    return page
  }

  private static func line(ofPair pair: JSONValue) -> String {
    let value = pair.member("value")
    let shown = value?.string ?? value?.text ?? ""
    let name = pair.member("name")?.string.map { "\($0): " } ?? ""
    return PrintableText("\(name)\(shown)").description
  }
}
