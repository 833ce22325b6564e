import ArgumentParser
import Glibc
import Locking
import VB365Emulator

/// The file that tells which port was bound: there as long as the emulator listens.
///
/// Only a file like those that an emulator writes is replaced, and only the very one that this emulator wrote is removed:
/// another emulator may have been given the same path.
final class PortFile: Sendable {
  private enum State {
    case unwritten
    case written(FileIdentity?, [UInt8])
    case removed
  }

  private let path: String
  /// The flag or the variable that named it.
  private let source: String
  private let state = Lock(State.unwritten)

  /// Takes the path where nothing of somebody else's is there, and a file can be made; writes nothing yet.
  init(_ path: String, source: String) throws(ExitCode) {
    self.path = path
    self.source = source
    try refuseOthers()
    // Checked early, so that a mistyped path fails before the start; writing the file may find more.
    guard unsafe access(FileSystem.folder(of: path), W_OK | X_OK) == 0 else {
      throw refusal(unsafe "\(path): \(String(cString: strerror(errno)))")
    }
  }

  /// Writes the port and a line break; a reader sees all of it or no file.
  func write(_ port: UInt16) throws(ExitCode) {
    try refuseOthers()
    let bytes = Array("\(port)\n".utf8)
    let error = state.withLock { state -> FileError? in
      guard case .unwritten = state else { return nil }
      do throws(FileError) {
        try FileSystem.replace(path, with: bytes, mode: 0o644)
        state = .written(FileSystem.identity(of: path), bytes)
        return nil
      } catch {
        return error
      }
    }
    if let error { throw refusal(error.description) }
  }

  /// Removes the file, so that no client waits at a port that is closed; a failure is ignored. Nothing is written from
  /// now on.
  func remove() {
    state.withLock { state in
      if case .written(let identity, let bytes) = state, FileSystem.identity(of: path) == identity,
        (try? FileSystem.read(path, atMost: FileLimit.port)) == bytes
      {
        try? FileSystem.remove(path)
      }
      state = .removed
    }
  }

  /// Refuses whatever has the path, unless it is a regular file that holds a port or nothing.
  private func refuseOthers() throws(ExitCode) {
    if let obstacle = FileSystem.obstacle(at: path) { throw refusal(obstacle.description) }
    do throws(FileError) {
      guard let bytes = try FileSystem.readIfPresent(path, atMost: FileLimit.port), !Self.isPort(bytes) else { return }
    } catch {
      guard case .size = error.reason else { throw refusal(error.description) }
    }
    throw refusal("\(path): holds something else than a port; move it away, or choose another file")
  }

  private static func isPort(_ bytes: [UInt8]) -> Bool {
    let digits = bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes[...]
    return bytes.isEmpty || UInt16(String(decoding: digits, as: UTF8.self)) != nil
  }

  private func refusal(_ reason: String) -> ExitCode {
    ExitStatus.cannotCreate.saying("\(source): \(reason)")
  }
}
