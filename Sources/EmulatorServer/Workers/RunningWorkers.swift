import Glibc
import Locking
import Transport

/// The workers of all servers in this process, so that none is at work any more while the process takes itself apart.
///
/// Exit handlers run one after the other while every thread runs on, and OpenSSL's, where it has one, frees what a
/// handshake uses. Ours is the younger one, and so runs before it.
enum RunningWorkers {
  /// How long an exit waits for them, in milliseconds: a worker is back from a request after less than a tenth of it.
  private static let patience = 2_000

  private struct State {
    var servers: [(signal: StopSignal, threads: WorkerThreads)] = []
    var count = 0
    var threads: [pthread_t] = []
  }

  private static let state = Lock(State())

  /// Stops at the exit of the process, once.
  private static let exitHandler: Void = {
    // OpenSSL's own handler first, if it has one: it is there from its first use on.
    TLSLibrary.goWithoutExitHandler()
    atexit { RunningWorkers.stop() }
  }()

  /// Will stop a server's workers by this signal at the exit, and then join their threads.
  static func add(_ signal: StopSignal, _ threads: WorkerThreads) {
    exitHandler
    state.withLock { $0.servers.append((signal, threads)) }
  }

  /// The server of this signal has no workers any more.
  static func remove(_ signal: StopSignal) {
    state.withLock { state in state.servers.removeAll { $0.signal === signal } }
  }

  /// A worker's thread is about to be made.
  static func expectOne() {
    state.withLock { $0.count += 1 }
  }

  /// A worker's thread was not made.
  static func expectOneLess() {
    state.withLock { $0.count -= 1 }
  }

  /// Runs a worker's thread from its first line to its last use of OpenSSL.
  static func run(_ body: () -> Void) {
    let thread = pthread_self()
    state.withLock { $0.threads.append(thread) }
    body()
    TLSLibrary.leaveThread()
    state.withLock { state in
      state.threads.removeAll { pthread_equal($0, thread) != 0 }
      state.count -= 1
    }
  }

  /// Cuts what is in flight, and returns when no worker is left but perhaps the one that exits, or after some time.
  private static func stop() {
    let now = Instant.now
    let end = now.advanced(byMilliseconds: Int64(patience))
    let thread = pthread_self()
    let (servers, own) = state.withLock { state in
      (state.servers, state.threads.contains { pthread_equal($0, thread) != 0 } ? 1 : 0)
    }
    for server in servers { server.signal.stop(by: now) }
    // A worker does not signal its end, so this looks again every millisecond.
    while state.withLock({ $0.count }) > own, Instant.now < end { _ = poll(nil, 0, 1) }
    // Only what does not wait: the thread sanitizer reports threads that ended and were not joined.
    guard state.withLock({ $0.count }) == 0 else { return }
    for server in servers { server.threads.join() }
  }
}
