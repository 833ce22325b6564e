import ArgumentParser
import Bytes
import JSONText
import VB365Emulator

/// `faults`: the fault rules of a running emulator.
struct FaultsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "faults",
    abstract: "List, arm and clear the fault rules of a running emulator.",
    subcommands: [ListFaults.self, ArmFaults.self, ClearFaults.self], defaultSubcommand: ListFaults.self)
}

/// `faults list`.
struct ListFaults: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the rules, with what has come of them.")

  @OptionGroup var target: ControlTarget

  @Option(help: ArgumentHelp("Rules about this restore session alone.", valueName: "id"))
  var session: String?

  @Flag(help: "Print each as JSON, on a line.")
  var json = false

  func run() throws {
    let answer = try target.json(of: ControlClient.Call("GET", "faults", session: session))
    let rules = answer.member("results")?.elements ?? []
    try ControlOutput.write(rules.map { json ? "\($0.text)\n" : Self.line(of: $0) }.joined())
  }

  /// `1: hit 1 of 2, matched 3: {"status":503} on {"operation":"restoreMailbox"}`
  static func line(of rule: JSONValue) -> String {
    let text = { (name: StaticString) in rule.member(name.description)?.text ?? "?" }
    let id = rule.member("id")?.string ?? "?"
    let line = "\(id): hit \(text("hits")) of \(text("times")), matched \(text("matched"))"
    return "\(PrintableText("\(line): \(text("effect")) on \(text("match"))"))\n"
  }
}

/// `faults arm`.
struct ArmFaults: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "arm", abstract: "Arm a rule, or a list of them, and print their ids.",
    discussion: """
      A rule is what POST /_emulator/faults takes, such as \
      {"match": {"operation": "restoreMailbox"}, "effect": {"status": 503}, "times": 2}. Files for serve --faults are \
      taken, too.
      """)

  @OptionGroup var target: ControlTarget

  @Option(help: ArgumentHelp("Hit requests about this restore session alone.", valueName: "id"))
  var session: String?

  @Argument(help: ArgumentHelp("JSON, a file that holds it, or - for standard input.", valueName: "json"))
  var document: String

  func run() throws {
    let given = try GivenDocument(document)
    let list = given.json.elements ?? given.json.member("faults")?.elements
    // A file is told of as a whole, by its own lines.
    if list != nil, let path = given.path { try check(path) }
    for rule in list ?? [given.json] {
      var call = ControlClient.Call("POST", "faults", session: session)
      call.body = Array(rule.text.utf8)
      let armed = try target.json(of: call)
      try ControlOutput.write("\(armed.member("id")?.string ?? "")\n")
    }
  }
}

extension ArmFaults {
  private func check(_ path: String) throws(ExitCode) {
    do throws(EmulatorError) {
      _ = try CheckSummary(checking: [path])
    } catch {
      throw error.said
    }
  }
}

/// `faults clear`.
struct ClearFaults: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clear", abstract: "Take a rule away, or all of them.")

  @OptionGroup var target: ControlTarget

  @Option(help: ArgumentHelp("Rules about this restore session alone.", valueName: "id"))
  var session: String?

  @Argument(help: ArgumentHelp("The rule's id. (default: all rules)", valueName: "fault"))
  var fault: String?

  func validate() throws {
    if session != nil, fault != nil { throw ValidationError("give an id or --session, not both") }
  }

  func run() throws {
    let path = fault.map { "faults/\(ControlClient.encoded($0))" } ?? "faults"
    _ = try target.answer(to: ControlClient.Call("DELETE", path, session: session))
  }
}
