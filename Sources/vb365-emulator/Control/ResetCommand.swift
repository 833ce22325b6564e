import ArgumentParser
import VB365Emulator

/// `reset`: puts an emulator, or one restore session, back to its start.
struct ResetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset",
    abstract: "Put a running emulator back to its fixtures.",
    discussion: """
      Restore sessions, tokens, journal, fault rules and the clock are as at the start then. With --session only what was \
      done in that restore session is undone, and its requests are forgotten.
      """)

  @OptionGroup var target: ControlTarget

  @Option(help: ArgumentHelp("The restore session to put back, and no other.", valueName: "id"))
  var session: String?

  func run() throws {
    let call =
      session.map { ControlClient.Call("DELETE", "sessions/\(ControlClient.encoded($0))") }
      ?? ControlClient.Call("POST", "reset")
    _ = try target.answer(to: call)
  }
}
