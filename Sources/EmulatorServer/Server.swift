package import Emulation
import HTTP1
package import Logging
import Transport

/// A running server: it serves from the moment it exists until it is stopped, or forgotten.
package final class Server: Sendable {
  /// Where connections are accepted, in the order of the configuration's hosts; without `::1` and `::` where the machine
  /// lacks them and they were not asked for by themselves.
  package let addresses: [ListeningAddress]

  private let signal: StopSignal
  private let room: ConnectionRoom
  private let threads: WorkerThreads

  /// Binds every address, starts the workers, and returns once every listener accepts.
  package static func start(
    _ configuration: ServerConfiguration, identity: ServerIdentity, emulator: Emulator, logger: Logger
  ) throws(ServerError) -> Server {
    try configuration.validate()
    let context = try makeContext(identity, configuration.clients)
    let listeners = try Listening.open(configuration)
    do throws(Errno) {
      return try Server(configuration, listeners, context, emulator, logger)
    } catch {
      throw .system(call: "starting a worker", reason: error.description)
    }
  }

  /// Stops accepting, finishes what is in flight for at most `drain`, cuts the rest, and returns once
  /// every thread has ended and every descriptor is closed; a second call returns when the first did.
  package func stop(draining drain: Duration) {
    signal.stop(by: Instant.now.advanced(byMilliseconds: drain.milliseconds))
    threads.join()
    signal.forget()
    room.forget()
    RunningWorkers.remove(signal)
  }

  private init(
    _ configuration: ServerConfiguration, _ listeners: [Listener], _ context: TLSContext, _ emulator: Emulator,
    _ logger: Logger
  ) throws(Errno) {
    let count = configuration.workers
    let account = MemoryAccount(
      limit: configuration.maximumMemory
        ?? MemoryLimit.share(
          workers: configuration.workers, sharingHeap: configuration.sharesHeap))
    let limit = configuration.maximumConnections ?? ConnectionLimit.allowedByProcess(workers: count)
    var wakeUps: [WakeUp] = []
    for _ in 0..<count { wakeUps.append(try WakeUp()) }
    signal = StopSignal(waking: wakeUps)
    room = ConnectionRoom(limit: limit, waking: wakeUps)
    addresses = listeners.map { ListeningAddress(host: "\($0.address.host)", port: $0.address.port) }
    threads = WorkerThreads()
    RunningWorkers.add(signal, threads)
    // The workers that started before one failed are stopped by `deinit`.
    for (index, wakeUp) in wakeUps.enumerated() {
      let worker = try Worker(
        index, accepting: listeners, context, in: room, wakeUp: wakeUp,
        workspace: Workspace(emulator: emulator, configuration: configuration, account: account, logger: logger))
      let thread = try WorkerThread.start(worker, named: WorkerThread.name(of: index), until: signal)
      threads.append(thread)
    }
  }

  deinit {
    stop(draining: .zero)
  }

  private static func makeContext(
    _ identity: ServerIdentity, _ clients: ClientVerification?
  ) throws(ServerError) -> TLSContext {
    let context: TLSContext
    do throws(TLSContextError) {
      context = try TLSContext(certificateChain: identity.certificateChain, privateKey: identity.privateKey)
      if let certificate = identity.certificateForNames { try context.show(toClientsThatNameTheHost: certificate) }
    } catch {
      throw .identityRefused(reason: error.description)
    }
    guard let clients else { return context }
    do throws(TLSContextError) {
      try context.verifyClients(trusting: clients.authorities, required: clients.isRequired)
    } catch {
      throw .clientAuthoritiesRefused(reason: error.description)
    }
    return context
  }
}
