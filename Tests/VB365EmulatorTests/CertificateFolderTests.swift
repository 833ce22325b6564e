import Cryptography
import Foundation
import Testing
import TestSupport

@testable import VB365Emulator

@Suite("The certificate folder", .timeLimit(.minutes(5)))
struct CertificateFolderTests {
  let temporary: TemporaryFolder
  let folder: CertificateFolder
  /// A moment in 2026, so that nothing here depends on the day it runs.
  let now: Int64 = 1_780_000_000

  init() throws {
    temporary = try TemporaryFolder()
    folder = CertificateFolder(path: "\(temporary.path)/certs/of/mine")
  }

  private func credentials(names: [String] = [], at time: Int64? = nil) throws -> Credentials {
    try folder.credentials(for: WantedNames(additional: names, hosts: []), now: time ?? now)
  }

  private func file(_ name: String) -> String { "certs/of/mine/\(name)" }

  @Test("is made with its parents, and holds a CA and a leaf with keys for the owner's eyes only")
  func firstStart() throws {
    let credentials = try credentials()
    #expect(credentials.warnings.isEmpty)
    #expect(credentials.authorityPath == FileSystem.absolutePath("\(folder.path)/ca.pem"))
    for name in ["ca.key", "server.key"] { #expect(try temporary.mode(of: file(name)) == 0o600) }
    for name in ["ca.pem", "server.pem", "server-names.pem"] { #expect(try temporary.mode(of: file(name)) == 0o644) }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(names) == ["ca.pem", "ca.key", "server.pem", "server-names.pem", "server.key", ".lock"])
  }

  @Test("serves a leaf that its CA signed, for every name of this machine")
  func leafNames() throws {
    let credentials = try credentials(names: ["restore.example.test", "10.1.2.3"])
    let authorityPEM = try #require(credentials.authority)
    let authority = try Certificate(pem: authorityPEM.span)
    let leaf = try Identity(chainPEM: credentials.chain.span, keyPEM: credentials.key.span)
    let isSigned = leaf.certificate.isSigned(by: authority)
    #expect(isSigned)
    let names = Set(leaf.certificate.names.map(\.description))
    #expect(names.isSuperset(of: ["localhost", "127.0.0.1", "::1", "restore.example.test", "10.1.2.3"]))
  }

  @Test("shows clients that name the host no address, which BoringSSL would not believe of a CA with constraints")
  func noAddressesForNames() throws {
    // At the start that mints, and at the next one.
    for _ in 1...2 {
      let credentials = try credentials(names: ["restore.example.test"])
      let names = try #require(credentials.certificateForNames)
      let certificate = try Certificate(pem: names.span)
      let all = try Certificate(pem: credentials.chain.span).names
      #expect(certificate.names == all.filter { !$0.isAddress })
      let authorityPEM = try #require(credentials.authority)
      let authority = try Certificate(pem: authorityPEM.span)
      let rejection = try certificate.rejection(trusting: authority, as: HostName("restore.example.test"), at: now)
      #expect(rejection == nil)
      let key = try Identity(chainPEM: names.span, keyPEM: credentials.key.span)
      #expect(key.chainPEM == names)
    }
  }

  @Test("shows all clients the same certificate where the other one and its CA's key are gone")
  func withoutKey() throws {
    let first = try credentials()
    for name in ["ca.key", "server-names.pem"] { try temporary.remove(file(name)) }
    let second = try credentials()
    #expect(second.certificateForNames == nil)
    #expect(second.chain == first.chain)
  }

  @Test("serves a leaf for the addresses that are bound, where the CA permits that, and mints no CA for them")
  func boundAddresses() throws {
    let bound = try WantedNames(additional: [], hosts: ["10.9.8.7", "0.0.0.0", "::", "nowhere", "not a name"])
    let first = try folder.credentials(for: bound, now: now)
    let names = try Certificate(pem: first.chain.span).names.map(\.description)
    #expect(names.contains("10.9.8.7"))
    #expect(!names.contains("0.0.0.0"))
    #expect(!names.contains("::"))
    let other = try folder.credentials(for: WantedNames(additional: [], hosts: ["10.9.8.6"]), now: now)
    #expect(other.chain == first.chain)
    #expect(other.warnings.isEmpty)
  }

  @Test("is reused as it is by the next start")
  func reuse() throws {
    let first = try credentials()
    let second = try credentials(at: now + 86_400)
    #expect(first.chain == second.chain)
    #expect(first.key == second.key)
    #expect(first.authority == second.authority)
  }

  @Test("is reused without its lock, its CA's key, or any right to write")
  func reuseNeedsNothing() throws {
    let first = try credentials()
    try temporary.remove(file("ca.key"))
    try temporary.remove(file(".lock"))
    #expect(try credentials().chain == first.chain)
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/.lock"))
  }

  @Test("gets a new leaf of the same CA when the old one nears its end")
  func renewal() throws {
    let first = try credentials()
    let end = try Certificate(pem: first.chain.span).validity.notAfter
    #expect(try credentials(at: end - CertificateFolder.renewalSeconds).chain == first.chain)
    let renewed = try credentials(at: end - CertificateFolder.renewalSeconds + 1)
    #expect(renewed.chain != first.chain)
    #expect(renewed.authority == first.authority)
    #expect(renewed.warnings.isEmpty)
  }

  @Test("gets a new leaf of the same CA for a name below a permitted one")
  func newNameWithinConstraints() throws {
    let first = try credentials()
    let second = try credentials(names: ["api.localhost"])
    #expect(second.authority == first.authority)
    #expect(second.chain != first.chain)
    #expect(second.warnings.isEmpty)
    #expect(try credentials().chain == second.chain, "fewer names are no reason to mint")
  }

  @Test("gets a new CA for a name outside the old one's constraints, and says so")
  func newNameOutsideConstraints() throws {
    let first = try credentials(names: ["one.example"])
    let second = try credentials(names: ["two.example"])
    #expect(second.authority != first.authority)
    #expect(second.warnings.count == 1)
    #expect(second.warnings.first?.contains("was not permitted to issue certificates for two.example") == true)
    let third = try credentials(names: ["one.example"])
    #expect(third.authority == second.authority, "what the old CA stood for, the new one does")
  }

  @Test("gets a new CA when the old one has come to its end, and says so")
  func authorityAtItsEnd() throws {
    let first = try credentials()
    let authority = try #require(first.authority)
    let end = try Certificate(pem: authority.span).validity.notAfter
    let second = try credentials(at: end)
    #expect(second.authority != first.authority)
    #expect(second.warnings.first?.contains("has come to its end") == true)
  }

  @Test("gets a new CA when the clock is behind the old one's first day, and says so")
  func authorityOfTheFuture() throws {
    _ = try credentials()
    let second = try credentials(at: now - 10 * 86_400)
    #expect(second.warnings.first?.contains("is not valid yet") == true)
  }

  @Test("refuses a name that no certificate can carry", arguments: ["", "two words", "http://x", "300.1.1.1"])
  func impossibleName(name: String) throws {
    let error = #expect(throws: EmulatorError.self) { try WantedNames(additional: [name], hosts: []) }
    #expect(error?.code == .invalidConfiguration)
    #expect(error?.problems.first?.contains("'\(name)'") == true)
  }
}
