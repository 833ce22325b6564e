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
  }

  /// What opening a file with a password says.
  package enum Opening: Equatable, Sendable {
    /// It opens, and holds a private key with its certificate.
    case sound(trailingBytes: Int)
    /// It is no PKCS#12 file.
    case unsound(Flaw)
    /// It does not open with this password.
    case wrongPassword
    /// It opens and holds no private key, or none that fits one of its certificates.
    case noPrivateKey
    /// It opens, and its certificate's end (Unix seconds) has passed.
    case expired(notAfter: Int64)
    /// This OpenSSL lacks an algorithm of the file's, so nothing can be said: a warning, never a refusal.
    case unsupportedAlgorithm(name: String?)
    /// Its passwords are stretched so often that it was not opened: a warning, never a refusal.
    case tooExpensive(iterations: Int64)
  }

  /// How many rounds of key derivation one file may ask for, all its parts together.
  ///
  /// A worker waits meanwhile, about half a second for a million. Windows and OpenSSL write some thousands for each of
  /// a file's three parts, the most careful tools 600,000, so that only a file made to block the server is above.
  package static let iterationLimit: Int64 = 2_000_000
}

extension PKCS12.Structure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .sound(let trailingBytes): soundDescription(trailingBytes)
    case .unsound(let flaw): flaw.description
    }
  }
}

extension PKCS12.Opening: CustomStringConvertible {
  package var description: String {
    switch self {
    case .sound(let trailingBytes): soundDescription(trailingBytes)
    case .unsound(let flaw): flaw.description
    case .wrongPassword: "the PFX file does not open with this password"
    case .noPrivateKey: "the PFX file holds no private key with its certificate"
    case .expired(let notAfter): "the certificate in the PFX file expired at \(notAfter) (Unix seconds)"
    case .unsupportedAlgorithm(let name): "the PFX file uses \(name ?? "an algorithm"), which this OpenSSL lacks"
    case .tooExpensive(let iterations): "the PFX file asks for \(iterations) rounds of key derivation"
    }
  }
}

extension PKCS12.Flaw: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notASequence: "it is not a PFX (PKCS#12) file: no ASN.1 sequence"
    case .truncated(let missingBytes): "the PFX file is cut off: \(missingBytes) bytes are missing"
    case .version(let version?): "the PFX file has version \(version), not 3"
    case .version(nil), .notPKCS12: "it is ASN.1, but not a PFX (PKCS#12) file"
    case .authSafe: "the contents of the PFX file do not unpack"
    }
  }
}

private func soundDescription(_ trailingBytes: Int) -> String {
  trailingBytes == 0 ? "a sound PFX file" : "a sound PFX file, with \(trailingBytes) bytes behind it"
}
