import ArgumentParser

/// The command; its subcommands do the work.
@main
struct Command: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vb365-emulator",
    abstract: "A test double of the Veeam Backup for Microsoft 365 REST API, version 6.",
    discussion: "Made for tests, not affiliated with the vendor.",
    version: BuildVersion.text,
    subcommands: [ServeCommand.self, CheckCommand.self, WaitCommand.self, EnvCommand.self],
    defaultSubcommand: ServeCommand.self)
}
