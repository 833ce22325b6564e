/// A request as people read it in a log of requests: on one line, with a line below it for each finding.
///
/// `12:03:04.123 POST /v6/…/mailboxes/9e9b7199…/restore 200 0.4 ms ok`
package struct RequestLine: Sendable, CustomStringConvertible {
  private let method: String
  private let path: String
  private let status: Int
  private let time: String
  /// How long its answer took.
  package var microseconds = 0
  /// What is said of it, in a word or two.
  package var verdict = "ok"
  /// What is wrong with it, and odd about it.
  package var findings: [Finding] = []

  /// A request for `path` that came at `time`, in ISO 8601.
  package init(_ method: String, _ path: String, status: Int, at time: String) {
    self.method = method
    self.path = path
    self.status = status
    self.time = time
  }

  /// The lines, each with its end.
  package var description: String {
    let line =
      "\(Self.timeOfDay(time)) \(method) \(Self.shortened(path)) \(status) \(Self.milliseconds(microseconds)) ms \(verdict)\n"
    return line + findings.map { "    \($0)\n" }.joined()
  }
}

extension RequestLine {
  /// What is said of a request, in a word or two: what is wrong with it, and what was done to it on purpose.
  package static func verdict(violations: Int, warnings: Int, fault: String?) -> String {
    let counts = [(violations, "violation"), (warnings, "warning")].filter { $0.0 > 0 }.map { count, word in
      "\(count) \(word)\(count == 1 ? "" : "s")"
    }
    let mark = fault.map { Int($0) == nil ? [$0] : ["fault \($0)"] } ?? []
    let words = counts + mark
    return words.isEmpty ? "ok" : words.joined(separator: ", ")
  }

  /// The path without `RestoreSessions/{restoreSessionId}/organization`, which all restores have, and its ids by their first
  /// digits.
  static func shortened(_ path: String) -> String {
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    let short = segments.map { isID($0) ? "\($0.prefix(idDigits))…" : String($0) }
    guard segments.count > prefixLength, segments[2].lowercased() == "restoresessions", isID(segments[3]),
      segments[4].lowercased() == "organization"
    else { return short.joined(separator: "/") }
    return "/\(segments[1])/…/" + short.dropFirst(prefixLength).joined(separator: "/")
  }

  /// The segments of `/v6/RestoreSessions/{restoreSessionId}/organization`, with the empty one in front.
  private static let prefixLength = 5
  /// The first group of a UUID.
  private static let idDigits = 8

  private static func isID(_ segment: Substring) -> Bool {
    let groups = segment.split(separator: "-", omittingEmptySubsequences: false)
    return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.joined().allSatisfy(\.isHexDigit)
  }

  /// `12:03:04.123` of a time in ISO 8601.
  private static func timeOfDay(_ time: String) -> String {
    let clock = time.drop { $0 != "T" }.dropFirst().prefix { $0 != "Z" && $0 != "+" }
    let parts = clock.split(separator: ".", maxSplits: 1)
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    return "\(parts.first ?? "").\((fraction + "000").prefix(3))"
  }

  /// With one digit behind the point.
  private static func milliseconds(_ microseconds: Int) -> String {
    "\(microseconds / 1000).\(microseconds % 1000 / 100)"
  }
}
