import ArgumentParser
import JSONText
import RestoreAPI
import Verdict

/// `explain`: says what a rule asks, without an emulator.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a rule asks of a request, and show what breaks it.",
    discussion: """
      The log and GET /_emulator/requests name rules by their ids, such as credentials.one-way. Without an id all rules are \
      listed, in the order in which a request is held against them.
      """)

  @Argument(help: ArgumentHelp("The rule's id.", valueName: "rule"))
  var name: String?

  @Flag(help: "Print all rules as a page in Markdown: docs/rules.md.")
  var markdown = false

  func validate() throws {
    if markdown, name != nil { throw ValidationError("--markdown prints all rules; leave the id out") }
  }

  func run() throws {
    try StandardOutput.write(try text())
  }

  private func text() throws(ExitCode) -> String {
    guard let name else { return markdown ? RuleText.page : RuleText.list }
    guard let rule = Rule.named(name) else {
      let closest = Suggestion.closest(to: name, among: Rule.all.map(\.name)).map { "did you mean \($0)?" }
      throw ExitStatus.usage.saying("there is no rule '\(name)'; \(closest ?? "explain alone lists all")")
    }
    return RuleText.explanation(of: rule)
  }
}
