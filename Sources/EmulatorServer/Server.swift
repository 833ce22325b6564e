package import Emulation
package import Logging

/// A running server: it serves from the moment it exists until it is stopped.
package final class Server: Sendable {
  /// Where connections are accepted, in the order of the configuration's hosts.
  package let addresses: [ListeningAddress]

  private init(addresses: [ListeningAddress]) {
    self.addresses = addresses
  }

  /// Binds every address, starts the workers, and returns once every listener accepts.
  package static func start(
    _ configuration: ServerConfiguration, identity: ServerIdentity, emulator: Emulator, logger: Logger
  ) throws(ServerError) -> Server {
    guard !configuration.hosts.isEmpty else { throw .noHost }
    return Server(addresses: [])
  }

  /// Stops accepting, finishes what is in flight for at most `drain`, cuts the rest, and returns once
  /// every thread has ended and every descriptor is closed; a second call returns when the first did.
  package func stop(draining drain: Duration) {}
}
