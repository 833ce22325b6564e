import ArgumentParser
import JSONText
import VB365Emulator

/// `requests`: what a running emulator was sent, and why it was answered so.
struct RequestsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "requests",
    abstract: "List what a running emulator was sent, and say why it was answered so.",
    discussion: """
      The latest request comes last, with a line below it for each rule that it breaks. Times are in UTC. With the id of a \
      request, as X-Emulator-Request has it, all that is kept of that one is printed; secrets by their length and a hash.
      """)

  @OptionGroup var target: ControlTarget
  @OptionGroup var choice: RequestChoice

  @Option(help: "How many, the latest. (default: 100; 10 with --follow)")
  var limit: Int?

  @Flag(help: "Go on with each request as it comes, until interrupted.")
  var follow = false

  @Flag(help: "Print each as JSON, on a line.")
  var json = false

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp("Read a saved run (GET /_emulator/run) in place of an emulator.", valueName: "file"))
  var runFile: String?

  @Argument(help: ArgumentHelp("The request to print all of.", valueName: "request"))
  var request: String?

  /// As many as the emulator lists at a time.
  private static let limits = 1...1000
  private static let usualLimit = 100
  private static let followedLimit = 10

  func validate() throws {
    if runFile != nil, follow { throw ValidationError("--run reads a file, in which nothing follows") }
    if request != nil, follow { throw ValidationError("--follow goes with no request's id") }
    if let limit, !Self.limits.contains(limit) {
      throw ValidationError(
        "--limit: '\(limit)' is no number from \(Self.limits.lowerBound) to \(Self.limits.upperBound)")
    }
  }

  func run() throws {
    if let request {
      let found = try runFile.map { path throws(ExitCode) in try SavedRun(path).request(request) } ?? ask(for: request)
      return try ControlOutput.write(json ? "\(found.json.text)\n" : found.page)
    }
    let limit = limit ?? (follow ? Self.followedLimit : Self.usualLimit)
    let requests =
      try runFile.map { path throws(ExitCode) in try SavedRun(path).requests(choice, limit) } ?? list(limit)
    try ControlOutput.write(requests.map(text).joined())
    guard follow else { return }
    var follower = RequestFollower(try target.client(), choice.query, behind: requests.last?.id, text)
    try follower.follow()
  }

  private func text(of request: ListedRequest) -> String { json ? "\(request.json.text)\n" : request.lines }

  /// The latest requests that the emulator keeps, the earliest first.
  private func list(_ limit: Int) throws(ExitCode) -> [ListedRequest] {
    var call = ControlClient.Call("GET", "requests")
    call.query = choice.query + [("limit", "\(limit)")]
    let results = try target.json(of: call).member("results")?.elements ?? []
    return results.reversed().map(ListedRequest.init)
  }

  private func ask(for request: String) throws(ExitCode) -> ListedRequest {
    ListedRequest(try target.json(of: ControlClient.Call("GET", "requests/\(ControlClient.encoded(request))")))
  }
}
