extension PKCS12.Flaw: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notASequence: "bytes that are no PFX (PKCS#12) file: no ASN.1 sequence"
    case .truncated(let missingBytes): "a PFX file that is cut off: \(missingBytes) bytes are missing"
    case .version(let version?): "a PFX file of version \(version), not 3"
    case .version(nil), .notPKCS12: "ASN.1 that is no PFX (PKCS#12) file"
    case .authSafe: "a PFX file whose contents do not unpack"
    case .notLookedAt(let byteCount): "a PFX file of \(byteCount) bytes, which was not looked at: it is too long"
    }
  }
}

extension PKCS12.Obstacle: CustomStringConvertible {
  package var description: String {
    switch self {
    case .flaw(let flaw): flaw.description
    case .wrongPassword: "a PFX file that does not open with this password"
    case .noPrivateKey: "a PFX file that holds no private key with its certificate"
    case .expired(let notAfter): "a PFX file whose certificate expired at \(notAfter) (Unix seconds)"
    case .unsupportedAlgorithm(let name): "a PFX file that uses \(name), which this OpenSSL lacks"
    case .tooExpensive:
      "a PFX file that was not looked at: to open it with this password takes more work than a request may cost"
    }
  }
}
