import ArgumentParser
import Bytes
import JSONText
import VB365Emulator

/// `assert`: one verdict on everything that an emulator was sent.
struct AssertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assert",
    abstract: "Pass one verdict on everything a running emulator was sent since its last reset.",
    discussion: """
      Prints pass, fail or inconclusive, and what speaks against the run. The exit status is 0 for pass, and 1 for the \
      others: a run that met nothing is not green.
      """)

  @OptionGroup var target: ControlTarget

  @Option(help: ArgumentHelp("Judge the requests about this restore session alone.", valueName: "id"))
  var session: String?

  @Option(help: ArgumentHelp("A JSON file with findings that are known, which do not fail.", valueName: "file"))
  var known: String?

  @Option(help: ArgumentHelp("Write the verdict to this file, as JUnit's XML.", valueName: "file"))
  var junit: String?

  func run() throws {
    var call = ControlClient.Call("POST", "assert", session: session)
    if let known { call.body = Self.body(known: try GivenDocument(known).json) }
    let answer = try target.json(of: call, accepting: [200, 409])
    guard let verdict = answer.member("verdict")?.string else {
      throw ExitStatus.unavailable.saying(answer.member("detail")?.string ?? "the emulator passes no verdict")
    }
    if let junit { try write(to: junit, call) }
    try ControlOutput.write(AssertText.text(of: answer, verdict))
    if verdict != "pass" { throw ExitCode(ExitStatus.notPassed.rawValue) }
  }

  private func write(to path: String, _ call: ControlClient.Call) throws(ExitCode) {
    var call = call
    call.accept = "application/xml"
    let report = try target.answer(to: call, accepting: [200, 409])
    do throws(FileError) {
      try FileSystem.replace(path, with: report.body, mode: 0o644)
    } catch {
      throw ExitStatus.cannotCreate.saying(error.description)
    }
  }

  /// A list stands for the member `known` of a body.
  static func body(known json: JSONValue) -> [UInt8] {
    let isList = json.elements != nil
    let body = isList ? JSONValue(.object([JSONValue.Member(name: "known", value: json)])) : json
    return Array(body.text.utf8)
  }
}

/// What people read of a verdict.
enum AssertText {
  /// The verdict, and a line for each thing that speaks against it.
  static func text(of answer: JSONValue, _ verdict: String) -> String {
    let reasons = answer.member("reasons")?.elements?.compactMap(\.string) ?? []
    return ([verdict] + reasons.map { "    \($0)" }).map { "\(PrintableText($0))\n" }.joined()
  }
}
