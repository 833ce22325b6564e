import Backup
import Bytes
import Exchange
import Faults
import Journal
import Report
import Verdict

/// A run, and requests that are made up for it.
final class Sent {
  static let session = UUID(high: 1, low: 1)
  static let mailbox = UUID(high: 2, low: 2)
  static let rule = Rule("a.rule", .documented, "It holds.", example: "")
  static let newRule = Rule("a.new", .documented, "It holds.", example: "", since: "0.2.0")
  static let scripted = Rule("a.script", .scripted, "It holds.", example: "")

  let journal: Journal
  let faults = FaultRules()
  let report: RunReport
  private var number = 0
  /// When the next request comes, in milliseconds.
  var now: Int64 = 0

  init(entries: Int = 1000, known: [KnownFinding] = []) {
    journal = Journal(entries: entries, telling: Changes())
    var choices = RunReport.Choices(version: "0.2.0")
    choices.known = known
    report = RunReport(of: journal, faults, choices)
  }

  /// What a request is beside its entry.
  struct Parts {
    var target = "GET /v6/RestoreSessions"
    /// Names and values; a value with `#` before it is hidden.
    var query: [(String, String)] = []
    var fields: [(String, String)] = []
    var body = "null"
    var answer = "null"
  }

  /// Sends a request `milliseconds` after the last one, which `change` makes another one than a plain GET.
  @discardableResult
  func send(after milliseconds: Int64 = 0, _ change: (inout JournalEntry, inout Parts) -> Void = { _, _ in })
    -> RequestID
  {
    number += 1
    now += milliseconds
    let id = RequestID(run: RunName("run"), number: number)
    var entry = JournalEntry(id, at: Timestamp(clampingSeconds: 0, ticks: now * 10_000))
    entry.operation = "listRestoreSessions"
    entry.status = 200
    var parts = Parts()
    change(&entry, &parts)
    var bytes: [UInt8] = []
    for (index, part) in [
      Array(parts.target.utf8), Self.pairs(parts.query), Self.pairs(parts.fields), Array(parts.body.utf8),
      Array(parts.answer.utf8),
    ].enumerated() {
      bytes += part
      entry.ends[index] = bytes.count
    }
    report.take(entry, bytes.span)
    return id
  }

  /// The same with a violation or a warning.
  @discardableResult
  func sendBreaking(
    _ rule: Rule = Sent.rule, at pointer: String = "/a", isWarning: Bool = false, session: UUID? = nil
  ) -> RequestID {
    send { entry, _ in
      let violation = Violation(rule, at: pointer, expected: "an x", found: "a y", suggestion: "write x")
      entry.session = session
      entry.basis = rule.basis
      entry.findings = JournalEntry.Findings(isWarning ? [] : [violation], warnings: isWarning ? [violation] : [])
    }
  }

  /// What one client did wrong over time, by name; the client that there is.
  var findings: [ClientFinding] { report.clients().clients.flatMap(\.findings) }

  private static func pairs(_ pairs: [(String, String)]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (name, value) in pairs {
      if value.hasPrefix("#") {
        var hasher: UInt64 = 5381
        for byte in value.utf8 { hasher = hasher &* 33 &+ UInt64(byte) }
        DisclosedPairs.append(name.utf8.span, secretOf: value.count, hash: hasher, to: &bytes)
      } else {
        DisclosedPairs.append(name.utf8.span, value.utf8.span, to: &bytes)
      }
    }
    return bytes
  }
}
