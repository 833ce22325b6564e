import ArgumentParser
import VB365Emulator

/// The file that tells which port was bound: there as long as the emulator listens.
struct PortFile {
  private let path: String

  /// Writes the port and a line break; a reader sees all of it or no file.
  init(_ path: String, port: UInt16) throws(ExitCode) {
    do throws(FileError) {
      try FileSystem.replace(path, with: Array("\(port)\n".utf8), mode: 0o644)
    } catch {
      throw ExitStatus.cannotCreate.saying(error.description)
    }
    self.path = path
  }

  /// Takes the file away, so that nobody waits at a port where nobody listens; that it cannot harms no more.
  func remove() {
    try? FileSystem.remove(path)
  }
}
