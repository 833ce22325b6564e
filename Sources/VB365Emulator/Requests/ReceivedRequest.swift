import Backup
import Bytes
import Exchange
import Journal

/// A request that an emulator was sent, with what it answered and why.
///
/// An emulator keeps the last 1,000 requests on the vendor's paths, 16 MiB of them at most. What is or may be a secret is
/// kept nowhere, and told by its length (``JSON/secret(length:)``).
public struct ReceivedRequest: Sendable, Identifiable {
  let kept: KeptRequest

  init(_ kept: KeptRequest) { self.kept = kept }

  /// Names the request; the answer's field `X-Emulator-Request` and the log say the same.
  public var id: String { "\(kept.entry.request)" }
  /// When it came, since 1970-01-01T00:00:00Z by the wall clock, whatever the emulated clock shows.
  public var time: Duration { Duration(since1970: kept.entry.time) }
  /// From when the emulator began with it to when the answer was to be sent, with what the answer was held back.
  public var duration: Duration { .microseconds(kept.entry.durationMicroseconds) }
  /// The address and port that it came from, such as `127.0.0.1:50123`; nil where no connection carried it.
  public var client: String? { kept.entry.client?.description }
  /// The method as it was sent.
  public var method: String { kept.method }
  /// The path without the query; what may be a secret in it is replaced by its length.
  public var path: String { kept.path }
  /// What the call is called; nil where the path is that of no call.
  public var operation: Operation? {
    kept.entry.operation.isEmpty ? nil : Operation(rawValue: kept.entry.operation)
  }
  /// The id of the restore session that it is about.
  public var session: String? { kept.entry.session?.description }
  /// The id of the mailbox in its path.
  public var mailbox: String? { kept.entry.mailbox?.description }
  /// The user whose token it has, or who logged in.
  public var user: String? { kept.entry.user }
  /// The status of the answer.
  public var status: Int { kept.entry.status }
  /// How well the answer is known.
  public var basis: Basis { Basis(kept.entry.basis) }
  /// What is to be said of the request in a word. A refusal that a fixture or a fault wanted does not count against it.
  public var verdict: Verdict { Verdict(rawValue: kept.entry.verdict.rawValue) ?? .ok }
  /// The id of the ``ArmedFault`` that hit it, or `scripted` for a fixture's outcome; nil where nothing was done to it.
  public var fault: String? { kept.entry.fault?.text }
  /// The header fields, in order.
  public var headers: [Field] { Field.list(kept.json(.fields)) }
  /// The parameters of the query, in order.
  public var query: [Field] { Field.list(kept.json(.query)) }
  /// The body; nil where there is none. Of what is no JSON, or longer than 256 KiB, only the length is kept, as
  /// `{"unread": {"length": …}}`.
  public var body: JSON? { kept.json(.body).flatMap { JSON($0) == .null ? nil : JSON($0) } }
  /// The body of the answer; nil where there is none.
  public var answer: JSON? { kept.json(.answer).flatMap { JSON($0) == .null ? nil : JSON($0) } }
  /// Why it was refused, then what was odd about it.
  public var findings: [Finding] {
    kept.entry.violations.map { Finding($0, isWarning: false) }
      + kept.entry.warnings.map { Finding($0, isWarning: true) }
  }
  /// A line for a shell that sends it again: its token is `$TOKEN`, every other secret `$SECRET`, and the CA `$CA`.
  public var curl: String { CurlLine(kept).text }

  /// The value of the first header field of that name, in any case.
  public func header(_ name: String) -> JSON? {
    let lowercased = name.lowercased()
    return headers.first { $0.name.lowercased() == lowercased }?.value
  }
}

extension ReceivedRequest: CustomStringConvertible, CustomReflectable {
  /// What was asked and answered on one line, and a line for each finding and for the body.
  public var description: String {
    var lines = ["\(method) \(path) → \(status)" + (fault.map { ", fault \($0)" } ?? "") + " (\(id))"]
    lines += findings.map { "  \($0)" }
    if let body { lines.append("  body \(body)") }
    return lines.joined(separator: "\n")
  }
  /// Nothing beside the description.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
