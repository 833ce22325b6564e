package import Choices
package import Emulation
package import Exchange
import HTTP1
package import Logging
import Transport

/// A running server: it serves from the moment it exists until it is stopped, or forgotten.
package final class Server: Sendable {
  /// Where connections are accepted, in the order of the configuration's hosts; without `::1` and `::` where the machine
  /// lacks them and they were not asked for by themselves.
  package let addresses: [ListeningAddress]

  /// The listeners that stay open for the faults, in their order.
  package let faultListeners: [FaultListener]
  /// The faults that were asked for and cannot be had, and why.
  package let missingFaults: [(fault: TLSFault, reason: FaultListenerError)]

  private let board: FaultBoard
  private let emulator: Emulator
  private let signal: StopSignal
  private let room: ConnectionRoom
  private let threads: WorkerThreads

  /// Binds every address, starts the workers, and returns once every listener accepts.
  package static func start(
    _ configuration: ServerConfiguration, identity: ServerIdentity, emulator: Emulator, logger: Logger
  ) throws(ServerError) -> Server {
    try configuration.validate()
    let context = try makeContext(identity, configuration.clients)
    let faults = FaultContexts(identity.faulty, configuration.clients)
    if configuration.showsTLSFaults { context.serveNames { faults.context(ofName: $0) } }
    let listeners = try Listening.open(configuration)
    do throws(Errno) {
      return try Server(configuration, Entrances(listeners, context, faults), emulator, logger)
    } catch {
      throw .system(call: "starting a worker", reason: error.description)
    }
  }

  /// Stops accepting, finishes what is in flight for at most `drain`, cuts the rest, and returns once
  /// every thread has ended and every descriptor is closed; a second call returns when the first did.
  package func stop(draining drain: Duration) {
    signal.stop(by: Instant.now.advanced(byMilliseconds: drain.milliseconds))
    threads.join()
    emulator.listeners.attach(nil)
    board.end()
    signal.forget()
    room.forget()
    RunningWorkers.remove(signal)
  }

  private init(
    _ configuration: ServerConfiguration, _ entrances: Entrances, _ emulator: Emulator, _ logger: Logger
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
    addresses = entrances.listeners.map { ListeningAddress(host: "\($0.address.host)", port: $0.address.port) }
    board = FaultBoard(hosts: addresses.map(\.host), entrances.faults, waking: wakeUps[0])
    (faultListeners, missingFaults) = configuration.showsTLSFaults ? board.openAll() : ([], [])
    self.emulator = emulator
    threads = WorkerThreads()
    RunningWorkers.add(signal, threads)
    // The workers that started before one failed are stopped by `deinit`.
    for (index, wakeUp) in wakeUps.enumerated() {
      var worker = try Worker(
        index, accepting: entrances.listeners, entrances.context, in: room, wakeUp: wakeUp,
        workspace: Workspace(emulator: emulator, configuration: configuration, account: account, logger: logger))
      // One worker is enough for what goes wrong.
      if index == 0 { worker.board = board }
      let thread = try WorkerThread.start(worker, named: WorkerThread.name(of: index), until: signal)
      threads.append(thread)
    }
    emulator.listeners.attach(board)
  }

  /// Where connections come from, and what they are served with.
  private struct Entrances {
    let listeners: [Listener]
    let context: TLSContext
    let faults: FaultContexts

    init(_ listeners: [Listener], _ context: TLSContext, _ faults: FaultContexts) {
      self.listeners = listeners
      self.context = context
      self.faults = faults
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
