import Glibc

/// Ends the emulator when its standard input does, which a parent's death closes, however it died.
enum ParentWatch {
  /// Starts the thread that waits for the end of standard input, and then sends this process SIGTERM.
  static func start() {
    var thread = pthread_t()
    guard unsafe pthread_create(&thread, nil, waitForParent, nil) == 0 else { return }
    pthread_detach(thread)
  }
}

@c
private func waitForParent(_: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  var chunk = [UInt8](repeating: 0, count: 512)
  while case let count = unsafe read(STDIN_FILENO, &chunk, chunk.count), count > 0 || (count < 0 && errno == EINTR) {}
  kill(getpid(), SIGTERM)
  return nil
}
