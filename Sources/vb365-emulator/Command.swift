import ArgumentParser
import CDefaults
import VB365Emulator

/// The command; its subcommands do the work.
@main
struct Command: ParsableCommand {
  static let name = "vb365-emulator"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "A test double of the Veeam Backup for Microsoft 365 REST API, versions 5 to 8.",
    discussion: "Made for tests, not affiliated with the vendor.",
    version: BuildVersion.text,
    subcommands: [
      ServeCommand.self, CheckCommand.self, WaitCommand.self, EnvCommand.self, ExplainCommand.self,
      RequestsCommand.self, VerifyCommand.self, FaultsCommand.self, ClockCommand.self, ResetCommand.self,
      AssertCommand.self,
    ],
    defaultSubcommand: ServeCommand.self)

  /// A `serve` that says so is parsed by itself: what the parser asks all the other commands before it gets there takes
  /// a tenth of a start. Whatever else there is to say, help and mistakes too, is said by the whole command.
  static func main() {
    StandardDescriptors.fill()
    Signals.letEnd()
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.first == ServeCommand.name, let serve = try? ServeCommand.parse(Array(arguments.dropFirst()))
    else { return main(nil) }
    do {
      try serve.run()
    } catch {
      exit(withError: error)
    }
  }
}

/// What `--version` says.
enum BuildVersion {
  /// The version, and the commit that it was built from where the build was told.
  static let text = text(version: Emulator.version, commit: unsafe String(cString: cdefaults_commit()))

  /// Both in one line.
  static func text(version: String, commit: String) -> String {
    commit.isEmpty ? version : "\(version) (commit \(commit))"
  }
}
