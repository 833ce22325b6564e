import Foundation

/// The project's files, as the tests of this folder read them.
enum SourceTree {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A Swift source file below `Sources`.
  struct File {
    let module: String
    /// Relative to the project's root.
    let path: String
    let text: String

    /// The modules the file imports, in order.
    var imports: [String] {
      text.split(separator: "\n").compactMap { line in
        var words = line.split(separator: " ").map(String.init)
        while let first = words.first, first.hasPrefix("@") || accessLevels.contains(first) { words.removeFirst() }
        guard words.count >= 2, words[0] == "import" else { return nil }
        return words[words.count == 2 ? 1 : 2].split(separator: ".").first.map(String.init)
      }
    }
  }

  /// Every Swift file below `Sources`.
  static func sources() throws -> [File] {
    let base = root.appendingPathComponent("Sources")
    var files: [File] = []
    for module in try FileManager.default.contentsOfDirectory(atPath: base.path).sorted() {
      let folder = base.appendingPathComponent(module)
      for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      where name.hasSuffix(".swift") {
        let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        files.append(File(module: module, path: "Sources/\(module)/\(name)", text: text))
      }
    }
    return files
  }

  static func text(of path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  private static let accessLevels: Set<String> = ["public", "package", "internal", "private", "fileprivate"]
}
