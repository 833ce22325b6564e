import Backup

/// Fixtures as they lie in files and folders.
enum FixtureFiles {
  /// The files that are meant, in order: of a folder its fixtures by name.
  static func documents(at paths: [String]) throws(EmulatorError) -> [FixtureDocument] {
    do throws(FileError) {
      var documents: [FixtureDocument] = []
      for path in paths {
        for file in try files(at: path) {
          documents.append(FixtureDocument(name: file, bytes: try FileSystem.read(file)))
        }
      }
      guard documents.isEmpty else { return documents }
    } catch {
      throw EmulatorError(.unreadableFile, error.description)
    }
    throw EmulatorError(.unreadableFile, "\(paths.joined(separator: ", ")): no *.json in it")
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
