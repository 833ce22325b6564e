import Glibc
import Locking

/// A descriptor that takes log lines, whole and in their order, while somebody reads them.
///
/// A pipe that nobody reads holds 64 KiB, and a worker that waited for it would serve nobody any more. So lines are left
/// out then, and counted.
final class LogStream: Sendable {
  /// What every log handler of the process shares.
  static let standardError = LogStream(descriptor: STDERR_FILENO)

  /// How long a reader may take, in milliseconds: busy ones are back by then.
  static let patience: Int32 = 100
  /// A pipe that is ready for anything has room for so many bytes (pipe(7)).
  private static let atomicSize = 4096

  private struct State {
    var leftOut = 0
    /// Nobody is waited for twice.
    var isStuck = false
  }

  private let descriptor: Int32
  private let state = Lock(State())

  /// A stream that leaves the descriptor to its owner.
  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Writes the line that `line` makes; it is told how many before it were left out.
  func write(_ line: (_ leftOut: Int) -> String) {
    state.withLock { state in
      guard isReady(&state) else {
        state.leftOut += 1
        return
      }
      var rest = Array(line(state.leftOut).utf8)[...]
      state.leftOut = 0
      repeat {
        let count = unsafe rest.prefix(Self.atomicSize).withUnsafeBytes { bytes in
          unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        }
        // A reader that went away is no trouble.
        if count < 0, errno != EINTR { return }
        rest = rest.dropFirst(max(0, count))
      } while !rest.isEmpty && isReady(&state)
    }
  }

  private func isReady(_ state: inout State) -> Bool {
    var watched = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    state.isStuck = unsafe poll(&watched, 1, state.isStuck ? 0 : Self.patience) <= 0
    return !state.isStuck
  }
}
