/// A settings file that has PHP's curl and streams trust a CA: neither takes it from a variable.
struct PHPSettings {
  private static let mark = "; Written by vb365-emulator.\n"

  /// The file's content.
  let bytes: [UInt8]

  /// Settings for the certificate at an absolute path.
  init(trusting path: String) {
    let value = Self.quoted(path)
    bytes = Array("\(Self.mark)curl.cainfo = \(value)\nopenssl.cafile = \(value)\n".utf8)
  }

  /// Whether a file's bytes are those of settings made here.
  static func areOurs(_ bytes: [UInt8]) -> Bool { bytes.starts(with: mark.utf8) }

  /// As PHP's reader has it: nothing is special between single quotes, and there is no way to write one there.
  private static func quoted(_ path: String) -> String {
    guard path.contains("'") else { return "'\(path)'" }
    let escaped = path.map { #""\$"#.contains($0) ? "\\\($0)" : String($0) }.joined()
    return "\"\(escaped)\""
  }
}
