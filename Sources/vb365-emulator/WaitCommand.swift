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
      and 75 when it is not in time. VB365_EMULATOR_PORT, VB365_EMULATOR_PORT_FILE and VB365_EMULATOR_CA_DIR are heeded.
      """)

  @OptionGroup var target: EmulatorTarget

  @Option(help: ArgumentHelp("How long to wait.", valueName: "seconds"))
  var timeout = WaitCommand.defaultTimeout

  func run() throws {
    let wait = try wait()
    do throws(HealthWait.TimedOut) {
      try wait.wait(atMost: .seconds(timeout))
    } catch {
      throw ExitStatus.timedOut.saying("not healthy after \(timeout) s: \(error.reason)")
    }
  }

  func validate() throws {
    guard timeout >= 0, timeout <= Double(EmulatorConfiguration.maximumWait.components.seconds) else {
      throw ValidationError("--timeout: '\(timeout)' is no number of seconds to wait")
    }
  }

  private func wait() throws(ExitCode) -> HealthWait {
    do throws(InvalidSetting) {
      return HealthWait(at: try target.place(), trusting: try target.authorityPath())
    } catch {
      throw ExitStatus.usage.saying(error.description)
    }
  }
}
