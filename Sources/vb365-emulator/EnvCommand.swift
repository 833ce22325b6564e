import ArgumentParser
import Bytes
import VB365Emulator

/// `env`: prints what makes a client trust the CA and find the emulator.
struct EnvCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "env",
    abstract: "Print variables that make a client trust the emulator and find it.",
    discussion: """
      For a POSIX shell:  eval "$(vb365-emulator env --client curl)"

      VB365_URL and VB365_CA are set for every client, the others are its own. For Java a trust store is written beside \
      the CA's certificate, for PHP a settings file. Hints go to standard error.
      """)

  @Option(help: ArgumentHelp("The client.", valueName: Client.allCases.map(\.rawValue).joined(separator: "|")))
  var client: Client

  @OptionGroup var target: EmulatorTarget

  func run() throws {
    let environment = try environment()
    try StandardOutput.write(environment.statements)
    _ = TextStream.standardError.write("\(PrintableText(environment.hint))\n")
  }

  private func environment() throws(ExitCode) -> ClientEnvironment {
    let place: EmulatorPlace
    let authorityPath: String
    do throws(InvalidSetting) {
      place = try target.place()
      authorityPath = try target.authorityPath()
    } catch {
      throw ExitStatus.usage.saying(error.description)
    }
    do throws(EmulatorError) {
      return try ClientEnvironment(
        for: client, of: try place.url(), trusting: try ClientTrust(authorityAt: authorityPath))
    } catch {
      throw error.said
    }
  }
}
