/// Where the world of an emulator comes from.
public enum FixtureSource: Sendable, Equatable {
  /// The fixtures that are part of the library: the vendor pages' mailboxes and a few more.
  case builtIn
  /// JSON files, or folders of them, that are held together as one world.
  case files([String])
  /// The text of a fixture file.
  case json(String)
  /// Values, which take the same way as a file's text.
  case values(Fixtures)
}

extension FixtureSource: ExpressibleByArrayLiteral {
  /// Paths of files and folders; none means the built-in fixtures.
  public init(arrayLiteral paths: String...) {
    self = paths.isEmpty ? .builtIn : .files(paths)
  }
}
