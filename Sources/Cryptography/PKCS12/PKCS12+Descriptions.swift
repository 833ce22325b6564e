extension PKCS12.Flaw: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notASequence: "it is not a PFX (PKCS#12) file: no ASN.1 sequence"
    case .truncated(let missingBytes): "the PFX file is cut off: \(missingBytes) bytes are missing"
    case .version(let version?): "the PFX file has version \(version), not 3"
    case .version(nil), .notPKCS12: "it is ASN.1, but not a PFX (PKCS#12) file"
    case .authSafe: "the contents of the PFX file do not unpack"
    case .notLookedAt(let byteCount): "a PFX file of \(byteCount) bytes, which was not looked at: it is too long"
    }
  }
}

extension PKCS12.Obstacle: CustomStringConvertible {
  package var description: String {
    switch self {
    case .flaw(let flaw): flaw.description
    case .wrongPassword: "the PFX file does not open with this password"
    case .noPrivateKey: "the PFX file holds no private key with its certificate"
    case .expired(let notAfter): "the certificate in the PFX file expired at \(notAfter) (Unix seconds)"
    case .unsupportedAlgorithm(let name): "the PFX file uses \(name), which this OpenSSL lacks"
    case .tooExpensive:
      "the PFX file was not looked at: to open it with this password takes more work than a request may cost"
    }
  }
}
