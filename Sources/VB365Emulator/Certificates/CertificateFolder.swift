import Cryptography
import Glibc
import Logging

/// The folder that holds a test CA and a server certificate of it, with their keys, for any number of emulators.
///
/// Files appear whole, by renaming, and are written by one process at a time, under a lock. A reader needs no lock:
/// files of different ages do not fit together by their signatures, and then it takes the way of a writer.
struct CertificateFolder {
  /// A leaf with less time left is replaced at the next start: emulators seldom run for a month.
  static let renewalSeconds: Int64 = 30 * 86_400
  /// Open to look into, since clients read the CA's certificate; each key guards itself.
  private static let mode: mode_t = 0o755
  private static let lockName = ".lock"

  /// The folder's path; it need not exist.
  let path: String
  /// Whom a long wait for another start is told to.
  var logger = Logger.silent

  /// Credentials for `names` at `now`, in Unix seconds: those in the folder when they will do, else minted ones.
  ///
  /// A folder that takes no files will do with a CA in it, which then issues a certificate in memory; without one it is an
  /// error, unless it `isOptional`: then the CA is made in memory, too, and a warning says so.
  func credentials(
    for names: WantedNames, now: Int64, isOptional: Bool = false
  ) throws(EmulatorError) -> Credentials {
    if let credentials = usableCredentials(for: names, now: now) { return credentials }
    do throws(CertificateFolderError) {
      return try mintedUnderLock(names, now)
    } catch {
      guard case .file(let failure) = error, failure.isDenial, isOptional || hasUsableAuthority(for: names, now) else {
        throw EmulatorError(error)
      }
      var credentials = try mintedInMemory(names, now)
      credentials.warnings.append("\(failure); the certificate is minted in memory, for this run only")
      return credentials
    }
  }

  /// The files as they are, when they fit together, carry the names, and last long enough.
  private func usableCredentials(for names: WantedNames, now: Int64) -> Credentials? {
    guard
      let authorityPEM = try? read(.authority), let chain = try? read(.leaf), let key = try? read(.leafKey),
      let authority = try? Certificate(pem: authorityPEM.span), authority.isOfEmulator,
      names.refused(by: authority) == nil,
      let identity = try? Identity(chainPEM: chain.span, keyPEM: key.span),
      identity.certificate.isSigned(by: authority), Self.lasts(identity.certificate, now),
      Set(identity.certificate.names).isSuperset(of: names.permitted(by: authority))
    else { return nil }
    var credentials = Credentials(
      chain: chain, key: key, authority: authorityPEM, authorityPath: absolutePath(of: .authority))
    credentials.authorityKey = .file(absolutePath(of: .authorityKey))
    if authority.permittedNames != nil {
      credentials.certificateForNames = usableCertificateForNames(beside: identity, authority, now)
      // Worth a new leaf, and not a new CA: who has no key of the old one goes without.
      if credentials.certificateForNames == nil, (try? read(.authorityKey)) != nil { return nil }
    }
    return credentials
  }

  private func usableCertificateForNames(
    beside identity: borrowing Identity, _ authority: borrowing Certificate, _ now: Int64
  ) -> [UInt8]? {
    guard let pem = try? read(.leafForNames), let certificate = try? Certificate(pem: pem.span),
      certificate.isSigned(by: authority), certificate.matches(identity.key),
      certificate.names == identity.certificate.dnsNames, Self.lasts(certificate, now)
    else { return nil }
    return pem
  }

  private static func lasts(_ certificate: borrowing Certificate, _ now: Int64) -> Bool {
    certificate.validity.contains(now) && certificate.validity.contains(now + renewalSeconds)
  }

  private func mintedUnderLock(
    _ names: WantedNames, _ now: Int64
  ) throws(CertificateFolderError) -> Credentials {
    let lock = try onFiles { () throws(FileError) in
      try FileSystem.createFolder(path, mode: Self.mode)
      return try OpenFile.locking("\(path)/\(Self.lockName)", logger: logger)
    }
    defer { extendLifetime(lock) }
    // Half a key, perhaps, of a process that was killed: only who holds the lock writes these.
    FileSystem.removeLeftovers(of: CertificateFile.allCases.map(\.rawValue), in: path)
    // The process that held the lock before may have minted everything.
    if let credentials = usableCredentials(for: names, now: now) { return credentials }

    try refuseForeignFiles(.authority, .authorityKey)
    try refuseForeignFiles(.leaf, .leafKey)
    try refuseForeignFiles(.leafForNames, .leafKey)
    var warnings: [String] = []
    let authority = try authority(for: names, now, &warnings)
    let leaf = try minting { () throws(CryptographyError) in
      try authority.issueLeaf(names: names.permitted(by: authority.certificate), now: now)
    }
    let forNames = try minting { () throws(CryptographyError) in
      try authority.certificateForNames(beside: leaf, now: now)
    }
    try write(certificate: leaf.chainPEM, as: .leaf, key: leaf.key, as: .leafKey)
    if let forNames { try write(certificate: forNames, as: .leafForNames) }
    guard let credentials = usableCredentials(for: names, now: now) else { throw .unsteady(path) }
    return credentials.adding(warnings)
  }

  /// The CA in the folder, or a new one when there is none or it is of no use any more.
  private func authority(
    for names: WantedNames, _ now: Int64, _ warnings: inout [String]
  ) throws(CertificateFolderError) -> CertificateAuthority {
    var permitted = names.all
    switch try storedAuthority(for: names, now) {
    case .usable(let authority): return authority
    case .missing: break
    case .unusable(let reason, let names):
      // What the old one stood for, the new one does: emulators that take turns in one folder get on with one CA.
      permitted += names.filter { !permitted.contains($0) }
      warnings.append("minted a new CA, which clients have to trust anew: \(absolutePath(of: .authority)) \(reason)")
    }
    let authority = try minting { () throws(CryptographyError) in
      try CertificateAuthority.mint(permitting: permitted, now: now)
    }
    let certificate = try minting { () throws(CryptographyError) in try authority.certificate.pem() }
    try write(certificate: certificate, as: .authority, key: authority.key, as: .authorityKey)
    return authority
  }
}
