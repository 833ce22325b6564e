import Cryptography
import Locking

/// The CA of all emulators of this process that keep their certificate in memory, and the certificate that most of them
/// get by with. They are minted once: a start then makes no key, and a client that trusts one emulator trusts them all.
final class ProcessCredentials {
  /// So long they are handed out; far from the leaf's end, and longer than a process with tests in it lives.
  private static let lifetime: Int64 = 30 * 86_400
  private static let minted = Lock<ProcessCredentials?>(nil)

  private let authority: CertificateAuthority
  private let common: Credentials
  private let commonNames: Set<HostName>
  private let mintedAt: Int64

  /// Credentials for `names` at `now`, in Unix seconds.
  static func credentials(for names: WantedNames, now: Int64) throws(EmulatorError) -> Credentials {
    try minted.withLock { minted throws(EmulatorError) in
      if let minted, minted.isFresh(now) { return try minted.credentials(for: names, now: now) }
      let fresh = try ProcessCredentials(now: now)
      minted = fresh
      return try fresh.credentials(for: names, now: now)
    }
  }

  /// The CA may sign for every name. The constraints of a CA in a folder limit the damage if its key is stolen; this key
  /// is in no file, and without constraints BoringSSL accepts it for `127.0.0.1`, too.
  private init(now: Int64) throws(EmulatorError) {
    let names = try WantedNames(additional: [], hosts: [])
    do throws(CryptographyError) {
      authority = try CertificateAuthority.mint(permitting: nil, now: now)
    } catch {
      throw EmulatorError(CertificateFolderError.cryptography(error))
    }
    common = try Credentials(of: authority, for: names, now: now, authorityPath: nil)
    commonNames = Set(names.all)
    mintedAt = now
  }

  private func isFresh(_ now: Int64) -> Bool {
    (mintedAt..<mintedAt + Self.lifetime).contains(now)
  }

  private func credentials(for names: WantedNames, now: Int64) throws(EmulatorError) -> Credentials {
    if commonNames.isSuperset(of: names.all) { return common }
    return try Credentials(of: authority, for: names, now: now, authorityPath: nil)
  }
}
