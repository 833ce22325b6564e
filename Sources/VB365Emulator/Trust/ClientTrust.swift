import Cryptography

/// The CA's certificate as clients want it that do not read PEM, or not by a variable: files beside it.
package struct ClientTrust {
  /// The certificate's absolute path.
  package let authorityPath: String

  private let authority: [UInt8]

  /// Takes the CA whose certificate is at a path.
  package init(authorityAt path: String) throws(EmulatorError) {
    do throws(FileError) {
      authority = try FileSystem.read(path)
    } catch {
      throw EmulatorError(
        .unreadableFile, "\(error); start the emulator once, so that it mints its CA, or name the CA by --ca")
    }
    authorityPath = FileSystem.absolutePath(path)
    do throws(CryptographyError) {
      _ = try Certificate(pem: authority.span)
    } catch {
      throw EmulatorError(.unusableCertificate, "\(path): \(error)")
    }
  }

  /// Writes a trust store for Java, unless it is there already, and answers its path: `ca.p12` beside `ca.pem`.
  package func trustStore() throws(EmulatorError) -> String {
    let store: [UInt8]
    do throws(CryptographyError) {
      store = try TrustStore.file(trusting: authority.span)
    } catch {
      throw EmulatorError(.unusableCertificate, "\(authorityPath): \(error)")
    }
    let path = (authorityPath.hasSuffix(".pem") ? String(authorityPath.dropLast(4)) : authorityPath) + ".p12"
    try onDisk { () throws(FileError) in try Self.write(store, to: path, ifOurs: TrustStore.isOurs) }
    return path
  }

  /// Writes PHP's settings, unless they are there already, and answers their folder, which holds nothing else:
  /// `php.d` beside `ca.pem`.
  package func settingsForPHP() throws(EmulatorError) -> String {
    let folder = FileSystem.folder(of: authorityPath) + "/php.d"
    let settings = PHPSettings(trusting: authorityPath)
    try onDisk { () throws(FileError) in
      try FileSystem.createFolder(folder, mode: 0o755)
      try Self.write(settings.bytes, to: "\(folder)/vb365-emulator.ini", ifOurs: PHPSettings.areOurs)
    }
    return folder
  }

  private static func write(
    _ bytes: [UInt8], to path: String, ifOurs isOurs: ([UInt8]) -> Bool
  ) throws(FileError) {
    let present = try FileSystem.readIfPresent(path)
    if present == bytes { return }
    // Only what the emulator wrote does it overwrite.
    if let present, !isOurs(present) { throw FileError.exists(path) }
    try FileSystem.replace(path, with: bytes, mode: 0o644)
  }

  private func onDisk(_ body: () throws(FileError) -> Void) throws(EmulatorError) {
    do throws(FileError) {
      try body()
    } catch {
      throw EmulatorError(.cannotWrite, "\(error); copy ca.pem to a folder of your own, and name it by --ca")
    }
  }
}

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

/// Text as a POSIX shell reads it.
package enum ShellText {
  /// One word that means `text`, whatever is in it: between single quotes nothing is special, and a single quote stands
  /// between double ones. Without backslashes, Java's virtual machine reads it alike.
  package static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'"'"'"#) + "'"
  }
}
