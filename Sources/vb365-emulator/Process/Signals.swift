import Glibc

/// The signals that steer the emulator, taken one after the other by the main thread instead of interrupting any.
struct Signals {
  /// What a signal asks for.
  enum Request {
    /// SIGTERM, SIGINT: end in good order.
    case stop
    /// SIGHUP: read the fixtures again.
    case reload
  }

  private let set: sigset_t

  /// Holds the signals back from now on; threads inherit that, so it must come before the first of them.
  ///
  /// A process that is PID 1 gets no default action from the kernel, but what it waits for it gets, too.
  init() {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for signal in [SIGTERM, SIGINT, SIGHUP] { unsafe sigaddset(&set, signal) }
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    self.set = set
    // A peer or a reader that went away is an error of the call that notices, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Waits for the next signal.
  func next() -> Request {
    var set = set
    var number: Int32 = 0
    while unsafe sigwait(&set, &number) != 0 {}
    return number == SIGHUP ? .reload : .stop
  }

  /// Makes the next SIGTERM or SIGINT end the process at once: whoever asks twice does not want to wait.
  func endAtOnceFromNowOn() {
    signal(SIGHUP, SIG_IGN)
    signal(SIGTERM, endAtOnce)
    signal(SIGINT, endAtOnce)
    var set = set
    unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }
}

/// Ends with the status that a shell gives a process which died of the signal; a handler may call little else.
private func endAtOnce(signal: Int32) {
  _exit(128 + signal)
}
