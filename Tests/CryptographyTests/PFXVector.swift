import Testing

/// A PFX file to read; all but the vendor's are made while the tests run, with the certificate of `vb365.example`.
enum PFXVector: String, CaseIterable, CustomTestStringConvertible {
  /// As OpenSSL 3 writes them (PBES2 with AES-256, HMAC-SHA-256).
  case modern
  /// As Windows wrote them for long (40-bit RC2, triple DES, HMAC-SHA-1).
  case legacy
  /// An empty password, encoded as its terminator alone.
  case emptyPassword
  /// An empty password, encoded as no bytes: key and certificate in the clear, HMAC-SHA-1.
  case absentPassword
  /// No MAC at all.
  case withoutMAC
  /// Neither MAC nor encryption.
  case inTheClear
  /// A certificate alone.
  case withoutKey
  /// A key alone.
  case withoutCertificate
  /// The certificate, then its root, then the intermediate between.
  case withChain
  /// 65,536 rounds (bytes 02 03 01 00 00) for each of three derivations.
  case manyIterations
  /// The sample of the vendor page "Restoring Mailbox Data to Original Exchange Server", heading "Request Example 3".
  ///
  /// The page's password is a placeholder, so that nobody knows what opens the file.
  case pageSample

  /// What opens the files that have a password.
  static let password = "emulator"

  /// Those that cost little to open.
  static let quick = allCases.filter { $0 != .manyIterations }

  var testDescription: String { rawValue }

  /// The file; an error when the `openssl` command could not make it.
  var bytes: [UInt8] {
    get throws {
      guard self != .pageSample else { return decoded(Self.pageSampleText) }
      return try #require(MadeFiles.shared.get().pfx[self])
    }
  }

  /// A moment at which the certificate in the files holds, in Unix seconds.
  static var now: Int64 {
    get throws { try MadeFiles.shared.get().made.upperBound }
  }

  /// What `openssl pkcs12 -export` is told to make the file of `MadeFiles`; nil for one that it cannot make.
  var exportOptions: [String]? {
    let pair = ["-inkey", "leaf.key", "-in", "leaf.pem"]
    let password = ["-passout", "pass:\(Self.password)"]
    switch self {
    case .modern: return pair + password
    case .legacy: return pair + password + ["-legacy"]
    case .emptyPassword: return pair + ["-passout", "pass:"]
    case .withoutMAC: return pair + password + ["-nomac"]
    case .inTheClear: return pair + password + ["-nomac", "-keypbe", "NONE", "-certpbe", "NONE"]
    case .withoutKey: return ["-nokeys", "-in", "leaf.pem"] + password
    case .withoutCertificate: return ["-nocerts", "-inkey", "leaf.key"] + password
    case .withChain: return pair + password + ["-certfile", "issuers.pem"]
    case .manyIterations: return pair + password + ["-iter", "65536"]
    case .absentPassword, .pageSample: return nil
    }
  }
}
