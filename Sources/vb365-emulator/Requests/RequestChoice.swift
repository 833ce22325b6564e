import ArgumentParser
import JSONText
import Journal
import VB365Emulator

/// Which requests are listed.
struct RequestChoice: ParsableArguments {
  /// What is said of a request.
  enum Verdict: String, CaseIterable, ExpressibleByArgument {
    case ok, violations, warnings
  }

  @Option(help: ArgumentHelp("Requests about this restore session.", valueName: "id"))
  var session: String?

  @Option(help: ArgumentHelp("Requests about this mailbox.", valueName: "id"))
  var mailbox: String?

  @Option(help: "Requests of this method.")
  var method: String?

  @Option(help: "Requests for this path; * stands for anything.")
  var path: String?

  @Option(help: "Requests that were answered with this status, such as 400 or 4xx.")
  var status: String?

  @Option(
    help: ArgumentHelp(
      "Requests of which this is said.", valueName: Verdict.allCases.map(\.rawValue).joined(separator: "|")))
  var verdict: Verdict?

  func validate() throws {
    guard let status, StatusPattern(status) == nil else { return }
    throw ValidationError("--status: '\(status)' is no status from 100 to 599, nor a class such as 4xx")
  }

  /// The same as parameters of a query.
  var query: [(name: String, value: String)] {
    [
      ("session", session), ("mailbox", mailbox), ("method", method), ("path", path), ("status", status),
      ("verdict", verdict?.rawValue),
    ].compactMap { name, value in value.map { (name, $0) } }
  }

  /// Whether a request of a saved run is meant.
  func takes(_ request: ListedRequest) -> Bool {
    let holds = { (wanted: String?, name: String) in
      wanted == nil || request.json.member(name)?.string?.lowercased() == wanted?.lowercased()
    }
    guard holds(session, "session"), holds(mailbox, "mailbox"), holds(method, "method") else { return false }
    guard holds(verdict?.rawValue, "verdict") else { return false }
    if let path, !TextPattern(path).takes(request.json.member("path")?.string ?? "") { return false }
    guard let pattern = status.flatMap({ StatusPattern($0) }) else { return true }
    return pattern.includes(request.json.member("status")?.integer ?? 0)
  }
}
