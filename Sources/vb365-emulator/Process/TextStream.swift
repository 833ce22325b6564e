import ArgumentParser
import Glibc
import Locking
import Synchronization

/// A descriptor that takes text, whole lines in their order.
///
/// A pipe that is not read holds 64 KiB. Other output waits then. The log does not, since a worker that waited could not
/// serve: its lines are dropped, and counted.
final class TextStream: Sendable {
  static let standardOutput = TextStream(descriptor: STDOUT_FILENO)
  /// What every log handler of the process shares with whatever else is said there.
  static let standardError = TextStream(descriptor: STDERR_FILENO)

  /// How long the reader of a log may take, in milliseconds: busy ones are back by then.
  static let patience: Int32 = 100
  /// After so many milliseconds a wait for the reader of anything else is told.
  static let slowness: Int32 = 1000
  /// A pipe that is ready for anything has room for so many bytes (pipe(7)).
  private static let atomicSize = 4096
  /// In microseconds; for a descriptor that says it is ready and then takes nothing.
  private static let retryInterval: useconds_t = 1000

  private struct State {
    /// Lines of the log that were not written, not whole at least, since the last one that was.
    var leftOut = 0
    /// Whether a wait for the reader has timed out: there is no second one.
    var isStuck = false
    /// What was written last has no end of line: the rest did not get there.
    var isTorn = false
  }

  private enum Step {
    case wrote(Int)
    case again
    case failed(Int32)
  }

  private let descriptor: Int32
  private let waits = Atomic<Bool>(false)
  private let state = Lock(State())

  /// A stream that leaves the descriptor to its owner.
  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Writes the line that `line` makes, where its reader keeps up; it is told how many before it were left out.
  func log(_ line: (_ leftOut: Int) -> String) {
    state.withLock { state in
      guard isReadyForLog(&state) else {
        state.leftOut += 1
        return
      }
      let bytes = Self.bytes(line(state.leftOut), state)
      var rest = bytes[...]
      repeat {
        guard case .wrote(let count) = step(rest) else { break }
        rest = rest.dropFirst(count)
      } while !rest.isEmpty && isReadyForLog(&state)
      state.leftOut = rest.isEmpty ? 0 : state.leftOut + 1
      Self.note(bytes, rest, &state)
    }
  }

  /// Whether ``write(_:whenSlow:)`` waits for a reader.
  var isWaiting: Bool { waits.load(ordering: .relaxed) }

  /// Writes all of `text`, however long its reader takes; `whenSlow` is called once where that is long. The answer is nil,
  /// or the `errno` that leaves `text` unwritten.
  func write(_ text: String, whenSlow: () -> Void = {}) -> Int32? {
    state.withLock { state in
      let bytes = Self.bytes(text, state)
      var rest = bytes[...]
      defer { Self.note(bytes, rest, &state) }
      var isTold = false
      while !rest.isEmpty {
        guard isReady(within: 0) || isReadyAfterWait(isTold) else {
          if !isTold { whenSlow() }
          isTold = true
          continue
        }
        switch step(rest) {
        case .wrote(let count): rest = rest.dropFirst(count)
        case .again: usleep(Self.retryInterval)
        case .failed(let code): return code
        }
      }
      return nil
    }
  }

  /// The bytes to write: a torn line ends first, so that nothing runs into it.
  private static func bytes(_ text: String, _ state: State) -> [UInt8] {
    Array((state.isTorn ? "\n" + text : text).utf8)
  }

  private static func note(_ bytes: [UInt8], _ rest: ArraySlice<UInt8>, _ state: inout State) {
    guard rest.startIndex > 0 else { return }
    state.isTorn = bytes[rest.startIndex - 1] != UInt8(ascii: "\n")
  }

  private func step(_ rest: ArraySlice<UInt8>) -> Step {
    let count = unsafe rest.prefix(Self.atomicSize).withUnsafeBytes { bytes in
      unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    }
    if count >= 0 { return .wrote(count) }
    let code = errno
    return code == EINTR || code == EAGAIN ? .again : .failed(code)
  }

  private func isReadyForLog(_ state: inout State) -> Bool {
    state.isStuck = !isReady(within: state.isStuck ? 0 : Self.patience)
    return !state.isStuck
  }

  private func isReadyAfterWait(_ isTold: Bool) -> Bool {
    waits.store(true, ordering: .relaxed)
    defer { waits.store(false, ordering: .relaxed) }
    return isReady(within: isTold ? -1 : Self.slowness)
  }

  /// Whether something can be written, or fails at once, within so many milliseconds; -1 waits without limit.
  private func isReady(within milliseconds: Int32) -> Bool {
    var watched = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return unsafe poll(&watched, 1, milliseconds) > 0
  }
}

/// What a command answers.
enum StandardOutput {
  /// Writes all of `text`, or ends the command: half an answer is none.
  static func write(_ text: String) throws(ExitCode) {
    guard let failure = TextStream.standardOutput.write(text) else { return }
    throw ExitStatus.cannotCreate.saying(unsafe "standard output: \(String(cString: strerror(failure)))")
  }
}
