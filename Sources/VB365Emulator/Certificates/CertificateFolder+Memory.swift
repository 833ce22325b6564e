import Cryptography

extension CertificateFolder {
  /// Whether the folder's CA can be read and will do, so that nothing has to be written.
  func hasUsableAuthority(for names: WantedNames, _ now: Int64) -> Bool {
    guard case .usable = try? storedAuthority(for: names, now) else { return false }
    return true
  }

  /// Credentials of the folder's CA when that can be read and will do, else of a new one; nothing is written.
  func mintedInMemory(_ names: WantedNames, _ now: Int64) throws(EmulatorError) -> Credentials {
    switch try? storedAuthority(for: names, now) {
    case .usable(let authority):
      return try Credentials(of: authority, for: names, now: now, authorityPath: absolutePath(of: .authority))
    case .unusable(let reason, _):
      // Clients that trust it will be at a loss otherwise.
      let warning = "clients cannot trust this emulator by \(absolutePath(of: .authority)): it \(reason)"
      return try Credentials.minted(for: names, now: now).adding([warning])
    default:
      return try Credentials.minted(for: names, now: now)
    }
  }
}

extension Credentials {
  /// Credentials of a CA that is made only for them.
  static func minted(for names: WantedNames, now: Int64) throws(EmulatorError) -> Credentials {
    let authority: CertificateAuthority
    do throws(CryptographyError) {
      authority = try CertificateAuthority.mint(permitting: names.all, now: now)
    } catch {
      throw EmulatorError(CertificateFolderError.cryptography(error))
    }
    return try Credentials(of: authority, for: names, now: now, authorityPath: nil)
  }

  /// Credentials that a CA issues, kept in memory.
  init(
    of authority: borrowing CertificateAuthority, for names: WantedNames, now: Int64, authorityPath: String?
  ) throws(EmulatorError) {
    do throws(CryptographyError) {
      let leaf = try authority.issueLeaf(names: names.permitted(by: authority.certificate), now: now)
      self.init(
        chain: leaf.chainPEM, key: try leaf.key.pem(),
        certificateForNames: try authority.certificateForNames(beside: leaf, now: now),
        authority: try authority.certificate.pem(), authorityPath: authorityPath)
      authorityKey = .memory(try authority.key.pem())
    } catch {
      throw EmulatorError(CertificateFolderError.cryptography(error))
    }
  }
}
