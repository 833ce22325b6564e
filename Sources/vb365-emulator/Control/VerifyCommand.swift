import ArgumentParser
import Bytes
import JSONText
import VB365Emulator

/// `verify`: holds what an emulator was sent against what was expected.
struct VerifyCommand: ParsableCommand {
  /// The emulator waits for half a minute at most.
  private static let timeout = Duration.seconds(60)

  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Say whether a running emulator was sent what it should have been.",
    discussion: """
      Takes what POST /_emulator/verify takes, such as \
      {"match": {"operation": "restoreMailbox"}, "count": {"exactly": 1}, "withinMilliseconds": 5000}. The ids of the \
      requests that match are printed. When it does not hold, the exit status is 1, and the requests that come nearest \
      are told on standard error, with what differs.
      """)

  @OptionGroup var target: ControlTarget

  @Option(help: ArgumentHelp("Look at the requests about this restore session alone.", valueName: "id"))
  var session: String?

  @Argument(help: ArgumentHelp("JSON, a file that holds it, or - for standard input.", valueName: "json"))
  var document: String

  func run() throws {
    var call = ControlClient.Call("POST", "verify", session: session)
    call.body = try GivenDocument(document).bytes
    call.timeout = Self.timeout
    let answer = try target.json(of: call, accepting: [200, 409])
    let ids = answer.member("matched")?.elements?.compactMap(\.string)
    try ControlOutput.write((ids ?? []).map { "\($0)\n" }.joined())
    guard let detail = answer.member("detail")?.string else { return }
    // Of a refusal that looked at no request.
    guard ids != nil else { throw ExitStatus.unavailable.saying(detail) }
    throw ExitStatus.notPassed.saying([detail] + VerifyText.nearest(answer.member("nearest")?.elements ?? []))
  }
}

/// What people read of a verification that failed.
enum VerifyText {
  /// Each request that comes near, with a line for each member that differs.
  static func nearest(_ requests: [JSONValue]) -> [String] {
    requests.flatMap { request in
      let differences = request.member("differences")?.elements ?? []
      return ["near: \(ListedRequest(request).line)"]
        + differences.map { difference in
          let text = { (name: StaticString) in difference.member(name.description)?.string ?? "" }
          return "    \(text("member")): expected \(text("expected")), found \(text("found"))"
        }
    }
  }
}
