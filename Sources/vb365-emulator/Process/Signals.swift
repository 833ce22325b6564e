import ArgumentParser
import Glibc
import Locking
import VB365Emulator

/// The signals that steer the emulator, taken by threads that wait for them instead of interrupting any.
///
/// SIGTERM and SIGINT have a thread of their own, from the first moment of a start on: whatever the main thread waits for,
/// a lock or a reader, the emulator can be stopped. SIGHUP is the main thread's.
final class Signals: Sendable {
  /// So many microseconds a start may go on after it was told to stop: ten times what one takes that mints a CA.
  private static let patience: useconds_t = 1_000_000
  /// So many microseconds pass between two looks at it.
  private static let interval: useconds_t = 5000

  /// What a stop does once there is something to stop.
  private let stop = Lock<(@Sendable () -> Int32)?>(nil)

  /// Holds the signals back from now on; threads inherit that, so it must come before the first of them.
  ///
  /// A process that is PID 1 gets no default action from the kernel, but what it waits for it gets, too.
  init() throws(ExitCode) {
    var set = Self.set(SIGTERM, SIGINT, SIGHUP)
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    // A peer or a reader that went away is an error of the call that notices, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    var thread = pthread_t()
    let status = unsafe pthread_create(&thread, nil, takeStop, Unmanaged.passRetained(self).toOpaque())
    guard status == 0 else {
      throw unsafe ExitStatus.system.saying("starting a thread for signals: \(String(cString: strerror(status)))")
    }
    pthread_detach(thread)
  }

  /// Has SIGTERM and SIGINT do `stop` from now on, and then end the process with the status that it returns.
  func stop(by stop: @escaping @Sendable () -> Int32) {
    self.stop.withLock { $0 = stop }
  }

  /// Waits for the next SIGHUP, which asks for the fixtures to be read again.
  func nextReload() {
    var set = Self.set(SIGHUP)
    var number: Int32 = 0
    while unsafe sigwait(&set, &number) != 0 {}
  }

  /// Waits for SIGTERM or SIGINT, and ends the process.
  fileprivate func end() -> Never {
    var set = Self.set(SIGTERM, SIGINT)
    var number: Int32 = 0
    while unsafe sigwait(&set, &number) != 0 {}
    Self.endAtOnceFromNowOn()
    if let stop = stopOnceStarted() {
      exit(stop())
    }
    // By a stream of its own: the start may hold the other one, and wait.
    TextStream(descriptor: STDERR_FILENO).log { _ in "stopped before it was ready\n" }
    // The start still runs, so nothing is taken down that it uses.
    FileSystem.leaveNothingUnfinished { _exit(EXIT_SUCCESS) }
  }

  /// What a stop does; nil for a start that waits for somebody, or takes longer than any.
  ///
  /// One that goes on is let finish: `: | vb365-emulator --exit-with-parent` is how a CA is minted and nothing served.
  private func stopOnceStarted() -> (@Sendable () -> Int32)? {
    for _ in 0..<(Self.patience / Self.interval) {
      if let stop = stop.withLock({ $0 }) { return stop }
      if FileSystem.isWaitingForLock || TextStream.standardError.isWaiting { return nil }
      usleep(Self.interval)
    }
    return nil
  }

  /// Makes the next SIGTERM or SIGINT end the process at once: a second one means that the user does not want to wait.
  private static func endAtOnceFromNowOn() {
    signal(SIGTERM, endAtOnce)
    signal(SIGINT, endAtOnce)
    var set = set(SIGTERM, SIGINT)
    unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  /// Lets SIGTERM and SIGINT end a process that was started with them held back, or that is PID 1: for the commands that
  /// have nothing to bring in order, and until `serve` has.
  static func letEnd() {
    if getpid() == 1 {
      signal(SIGTERM, endAtOnce)
      signal(SIGINT, endAtOnce)
    }
    var set = set(SIGTERM, SIGINT)
    unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  private static func set(_ signals: Int32...) -> sigset_t {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for signal in signals { unsafe sigaddset(&set, signal) }
    return set
  }
}

@c
private func takeStop(_ signals: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let signals = unsafe signals else { return nil }
  unsafe Unmanaged<Signals>.fromOpaque(signals).takeRetainedValue().end()
}

/// Ends with the status that a shell gives a process which died of the signal; a handler may call little else.
private func endAtOnce(signal: Int32) {
  _exit(128 + signal)
}
