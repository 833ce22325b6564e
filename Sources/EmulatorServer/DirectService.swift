package import Emulation
import HTTP1
import Locking
package import Logging
import Transport

/// Answers messages that no connection carried, in the thread that asks, by the limits of a server.
package final class DirectService: Sendable {
  /// As many threads ask at a time in a test that runs in parallel; one more makes what it needs for itself.
  private static let keptWorkspaces = 8

  private let emulator: Emulator
  private let configuration: ServerConfiguration
  private let account: MemoryAccount
  private let logger: Logger
  private let spare = Lock<[SpareWorkspace]>([])

  /// A service by the limits of `configuration`; what it says of addresses, threads and times has no meaning.
  package init(_ configuration: ServerConfiguration, emulator: Emulator, logger: Logger) {
    self.configuration = configuration
    self.emulator = emulator
    self.logger = logger
    account = MemoryAccount(
      limit: configuration.maximumMemory
        ?? MemoryLimit.share(
          workers: configuration.workers, sharingHeap: configuration.sharesHeap))
  }

  /// Answers the first request of a message.
  package func answer(_ message: [UInt8]) -> DirectAnswer {
    let workspace = spare.withLock { $0.popLast() } ?? SpareWorkspace(makeWorkspace())
    defer { spare.withLock { if $0.count < Self.keptWorkspaces { $0.append(workspace) } } }
    return workspace.memory.withLock { DirectAnswer(to: message, using: &$0) }
  }

  /// The clock that measures real time, as a worker reads it, in nanoseconds.
  package static var uptimeNanoseconds: Int64 { Instant.now.nanoseconds }

  private func makeWorkspace() -> Workspace {
    Workspace(emulator: emulator, configuration: configuration, account: account, logger: logger)
  }

  /// A workspace that one thread uses at a time.
  private final class SpareWorkspace: Sendable {
    let memory: Lock<Workspace>

    init(_ workspace: consuming sending Workspace) {
      memory = Lock(workspace)
    }
  }
}
