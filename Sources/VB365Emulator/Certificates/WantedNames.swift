import Cryptography
import Glibc

/// The names that a minted certificate is to carry.
struct WantedNames {
  /// How every client on this machine may spell it.
  private static let always = ["localhost", "127.0.0.1", "::1"]
  /// Wildcard addresses: a socket bound to one accepts on every address, and no certificate can name one.
  private static let anyAddress: Set<String> = ["0.0.0.0", "::"]
  /// Linux allows 64 characters, and a terminating zero.
  private static let longestHostName = 65

  /// Names that the certificate must carry: those of every emulator, and those that were asked for.
  let required: [HostName]
  /// The machine's own name and the addresses that are bound, which it carries where the CA permits that.
  let optional: [HostName]

  /// The names of every emulator and `additional` ones; `hosts` are the addresses to bind, or names of such.
  init(additional: [String], hosts: [String]) throws(EmulatorError) {
    var required: [HostName] = []
    for text in Self.always + additional {
      do throws(HostNameError) {
        let name = try HostName(text)
        if !required.contains(name) { required.append(name) }
      } catch {
        throw EmulatorError(.invalidConfiguration, "'\(text)' is no name for a certificate: \(error)")
      }
    }
    var optional: [HostName] = []
    for text in [Self.machineName()].compactMap(\.self) + hosts where !Self.anyAddress.contains(text) {
      // A text that is not a valid name is left out here: binding it reports the error.
      guard let name = try? HostName(text), !(required + optional).contains(name) else { continue }
      optional.append(name)
    }
    self.required = required
    self.optional = optional
  }

  /// Whether `host` is a wildcard address.
  static func isAnyAddress(_ host: String) -> Bool { anyAddress.contains(host) }

  /// All of them, as the first CA of a folder is minted for.
  var all: [HostName] { required + optional }

  /// The names that `authority` may sign.
  func permitted(by authority: borrowing Certificate) -> [HostName] {
    var names = required
    for name in optional where authority.permits(name) { names.append(name) }
    return names
  }

  /// The first required name that `authority` may not sign.
  func refused(by authority: borrowing Certificate) -> HostName? {
    for name in required where !authority.permits(name) { return name }
    return nil
  }

  private static func machineName() -> String? {
    var bytes = [CChar](repeating: 0, count: longestHostName)
    guard unsafe gethostname(&bytes, bytes.count) == 0, bytes.last == 0 else { return nil }
    return String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

extension CertificateAuthority {
  /// PEM of a certificate for the key of `identity` and for those of its names that are no addresses, at `now` in Unix
  /// seconds; nil where this CA is not constrained.
  ///
  /// BoringSSL, and so every client on SwiftNIO, knows no constraint of addresses: it refuses a certificate with an
  /// address in it by a CA that has one, whatever name it called. Without an address in it there is nothing to refuse.
  func certificateForNames(beside identity: borrowing Identity, now: Int64) throws(CryptographyError) -> [UInt8]? {
    try certificateForNames(beside: identity, validity: leafValidity(from: now))
  }

  /// The same of one that holds when `validity` says.
  func certificateForNames(
    beside identity: borrowing Identity, validity: Validity
  ) throws(CryptographyError) -> [UInt8]? {
    guard certificate.permittedNames != nil else { return nil }
    return try issueCertificate(names: identity.certificate.dnsNames, key: identity.key, validity: validity).pem()
  }
}

extension Certificate {
  /// Its names that are no addresses: `dNSName` of RFC 5280, section 4.2.1.6.
  var dnsNames: [HostName] { names.filter { !$0.isAddress } }
}
