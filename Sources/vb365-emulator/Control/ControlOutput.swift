import ArgumentParser
import Glibc

/// What the commands print that call an emulator: a reader that goes away ends them quietly.
enum ControlOutput {
  /// Writes all of `text`, or ends the command: quietly where nobody reads any more.
  static func write(_ text: String) throws(ExitCode) {
    guard let failure = TextStream.standardOutput.write(text) else { return }
    if failure == EPIPE || failure == EBADF { throw ExitCode(EXIT_SUCCESS) }
    throw ExitStatus.cannotCreate.saying(unsafe "standard output: \(String(cString: strerror(failure)))")
  }

  /// Whether the reader of standard output has gone away.
  static var isUnread: Bool {
    var watched = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
    return unsafe poll(&watched, 1, 0) > 0 && watched.revents & Int16(POLLERR) != 0
  }
}
