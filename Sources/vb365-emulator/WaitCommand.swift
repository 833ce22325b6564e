import ArgumentParser
import VB365Emulator

/// `wait`: returns once an emulator is well.
struct WaitCommand: ParsableCommand {
  /// Ten times what a slow machine needs to build nothing and start everything.
  private static let defaultTimeout = 30.0

  static let configuration = CommandConfiguration(
    commandName: "wait",
    abstract: "Wait until an emulator is healthy.",
    discussion: """
      Asks for /_emulator/health over TLS, and verifies the certificate. The exit status is 0 once the answer is 200, \
      and 75 when it is not in time. VB365_EMULATOR_PORT and VB365_EMULATOR_CA_DIR are heeded.
      """)

  @Option(help: "Where the emulator listens. (default: https://localhost and its port)")
  var url: String?

  @Option(help: ArgumentHelp("The CA's certificate in PEM. (default: ca.pem in --ca-dir)", valueName: "file"))
  var ca: String?

  @Option(.caDirectory)
  var caDirectory: String?

  @Option(help: ArgumentHelp("How long to wait.", valueName: "seconds"))
  var timeout = WaitCommand.defaultTimeout

  func run() throws {
    let target = try target()
    do throws(HealthWait.TimedOut) {
      try target.wait(atMost: .seconds(timeout))
    } catch {
      throw ExitStatus.timedOut.saying("not healthy after \(timeout) s: \(error.reason)")
    }
  }

  func validate() throws {
    guard timeout >= 0, timeout <= Double(EmulatorConfiguration.maximumWait.components.seconds) else {
      throw ValidationError("--timeout: '\(timeout)' is no number of seconds to wait")
    }
  }

  private func target() throws(ExitCode) -> HealthWait {
    let flags = [Setting.caDirectory: [caDirectory].compactMap(\.self)]
    let given = GivenSettings(flags: { flags[$0] ?? [] }, environment: ProcessEnvironment.variables())
    do throws(InvalidSetting) {
      return HealthWait(for: try emulatorURL(given), trusting: try authorityPath(given))
    } catch {
      throw ExitStatus.usage.saying(error.description)
    }
  }

  private func emulatorURL(_ given: GivenSettings) throws(InvalidSetting) -> EmulatorURL {
    if let url {
      if let parsed = EmulatorURL(url) { return parsed }
      throw InvalidSetting(source: "--url", reason: "'\(url)' is no https:// URL with a host")
    }
    let port = try ServeSettings(given).emulator.port
    guard port > 0 else { throw InvalidSetting(source: Setting.port.variable, reason: "is 0; give the port by --url") }
    return EmulatorURL(host: "localhost", port: port)
  }

  private func authorityPath(_ given: GivenSettings) throws(InvalidSetting) -> String {
    if let ca { return ca }
    if let folder = given.entries[.caDirectory]?.values.last ?? StateFolder.path { return "\(folder)/ca.pem" }
    throw InvalidSetting(source: "--ca", reason: "is needed where neither XDG_STATE_HOME nor HOME is set")
  }
}
