import CLinux

/// What a thread is called in lists of threads and in debuggers.
package enum ThreadName {
  /// The most bytes of a name: Linux gives a thread no longer one.
  package static let longest = 15

  /// Names a thread that runs, a `pthread_t`; without a name it works as well, so nothing is said of a refusal.
  package static func set(_ name: String, of thread: UInt) {
    _ = unsafe CLinux_name_thread(thread, name)
  }
}
