import EmulatorServer
import Glibc

/// Waits until an emulator is well, as a container's health check and a test's set-up do.
package struct HealthWait {
  /// The emulator was not well in time.
  package struct TimedOut: Error {
    /// What the last try met.
    package let reason: String
  }

  /// Between two tries: short beside the start of any client, and long enough to leave the emulator the processor.
  private static let interval = Duration.milliseconds(20)
  /// For one try: an answer takes some milliseconds, and a lost packet should not cost the whole time.
  private static let patience = Duration.seconds(5)

  /// The emulator.
  private let place: EmulatorPlace
  /// The file with the CA that issued its certificate; it may appear while we wait.
  private let authorityPath: String

  package init(at place: EmulatorPlace, trusting authorityPath: String) {
    self.place = place
    self.authorityPath = authorityPath
  }

  /// Asks until the emulator is well; tries once at least.
  package func wait(atMost timeout: Duration) throws(TimedOut) {
    let clock = ContinuousClock()
    let end = clock.now + timeout
    while let reason = trouble(within: min(end - clock.now, Self.patience)) {
      usleep(UInt32(Self.interval / .microseconds(1)))
      // A try in what little time is left would only be cut short, and tell less than the one before.
      guard clock.now + Self.interval < end else { throw TimedOut(reason: reason) }
    }
  }

  /// What keeps the emulator from being well; nil when nothing does.
  private func trouble(within timeout: Duration) -> String? {
    do {
      let url = try place.url()
      let authorities = try FileSystem.read(authorityPath)
      try HealthProbe(host: url.host, port: url.port, authorities: authorities).ask(within: timeout)
      return nil
    } catch {
      return "\(error)"
    }
  }
}
