/// Checks of a PKCS#12 (RFC 7292, "PFX") file, as deep as the setting `certificate-check` asks (behaviour.md, section
/// 3, rule 8).
package enum PKCS12 {
  /// What can be said of a file without its password.
  package enum Structure: Equatable, Sendable {
    /// Version 3, and its authSafe unpacks; `trailingBytes` follow the file and belong to nothing.
    case sound(trailingBytes: Int)
    /// No server would read it.
    case unsound(Flaw)
  }

  /// Why bytes are not a PKCS#12 file.
  package enum Flaw: Error, Equatable, Sendable {
    /// They are not one BER or DER sequence.
    case notASequence
    /// They announce more bytes than there are.
    case truncated(missingBytes: Int)
    /// The sequence starts with another version than 3, or with something else (nil).
    case version(Int64?)
    /// The version is there, the rest is not as PKCS#12 has it.
    case notPKCS12
    /// The authSafe is signed (public-key integrity mode) or of an unknown type, or does not unpack.
    case authSafe
    /// They are so many that they were not looked at, but for the version.
    case notLookedAt(byteCount: Int)

    /// Whether it is our own limit and says nothing against the file: to be warned of, never refused.
    package var isWarning: Bool {
      if case .notLookedAt = self { true } else { false }
    }
  }

  /// What can be said of a file with its password.
  package enum Opening: Equatable, Sendable {
    /// It opens, and holds a private key with its certificate, which has not expired.
    case sound(trailingBytes: Int)
    /// It cannot be used, or this OpenSSL cannot tell (see `Obstacle.isWarning`).
    case unsound(Obstacle)
  }

  /// Why a file could not be opened and used.
  package enum Obstacle: Error, Equatable, Sendable {
    /// It is no PKCS#12 file.
    case flaw(Flaw)
    /// It does not open with this password.
    case wrongPassword
    /// It opens and holds no private key, or none that fits one of its certificates.
    case noPrivateKey
    /// It opens, and its certificate's end (Unix seconds) has passed.
    case expired(notAfter: Int64)
    /// This OpenSSL lacks an algorithm of the file's.
    case unsupportedAlgorithm(name: String)
    /// To open it takes more work than one file may cost, so it was not opened.
    case tooExpensive

    /// Whether it is our own limit and says nothing against the file: to be warned of, never refused.
    package var isWarning: Bool {
      switch self {
      case .unsupportedAlgorithm, .tooExpensive: true
      case .flaw(let flaw): flaw.isWarning
      case .wrongPassword, .noPrivateKey, .expired: false
      }
    }
  }
}
