import Backup

/// Fixtures as they lie in files and folders.
enum FixtureFiles {
  /// The files that are meant, in order: of a folder its fixtures by name. Together they are no larger than a world's
  /// fixtures may be.
  static func documents(at paths: [String]) throws(EmulatorError) -> [FixtureDocument] {
    do throws(FileError) {
      var documents: [FixtureDocument] = []
      var room = FileLimit.fixtures
      for path in paths {
        for file in try files(at: path) {
          let bytes = try read(file, atMost: room)
          room -= bytes.count
          documents.append(FixtureDocument(name: file, bytes: bytes))
        }
      }
      guard documents.isEmpty else { return documents }
    } catch {
      throw EmulatorError(.unreadableFile, error.description)
    }
    throw EmulatorError(.unreadableFile, "\(paths.joined(separator: ", ")): no *.json in it")
  }

  /// All bytes of a file, for which other files have left `room`.
  private static func read(_ file: String, atMost room: Int) throws(FileError) -> [UInt8] {
    do throws(FileError) {
      return try FileSystem.read(file, atMost: room)
    } catch {
      guard case .size = error.reason else { throw error }
      throw FileError(path: file, reason: .size(limit: FileLimit.fixtures))
    }
  }

  private static func files(at path: String) throws(FileError) -> [String] {
    guard FileSystem.isFolder(path) else { return [path] }
    let prefix = path.hasSuffix("/") ? path : "\(path)/"
    return try FileSystem.names(in: path).filter(isFixture).map { prefix + $0 }.filter { !FileSystem.isFolder($0) }
  }

  /// As the shell's `*.json`, which leaves hidden files alone, but for schemas.
  private static func isFixture(_ name: String) -> Bool {
    name.hasSuffix(".json") && !name.hasSuffix(".schema.json") && !name.hasPrefix(".")
  }
}
