import Cryptography
import Testing

@testable import VB365Emulator

@Suite("The certificate of a process's emulators", .timeLimit(.minutes(5)))
struct ProcessCredentialsTests {
  private func names(_ additional: [String] = [], hosts: [String] = ["127.0.0.1"]) throws -> WantedNames {
    try WantedNames(additional: additional, hosts: hosts)
  }

  @Test("is minted once")
  func once() throws {
    let first = try ProcessCredentials.credentials(for: names(), now: 1_780_000_000)
    let second = try ProcessCredentials.credentials(for: names(["localhost"], hosts: ["::1"]), now: 1_780_000_001)
    #expect(first.chain == second.chain)
    #expect(first.authority == second.authority)
    #expect(first.authorityPath == nil)
  }

  @Test("is another one, of the same CA, for more names")
  func otherNames() throws {
    let common = try ProcessCredentials.credentials(for: names(), now: 1_780_000_000)
    let other = try ProcessCredentials.credentials(for: names(["restore.example"]), now: 1_780_000_000)
    #expect(other.chain != common.chain)
    #expect(other.authority == common.authority)
    let identity = try Identity(chainPEM: other.chain.span, keyPEM: other.key.span)
    #expect(identity.certificate.names.contains(try HostName("restore.example")))
    #expect(try ProcessCredentials.credentials(for: names(), now: 1_780_000_000).chain == common.chain)
  }

  @Test("is of a CA without constraints of names, as BoringSSL knows none of addresses")
  func noConstraints() throws {
    let authority = try #require(ProcessCredentials.credentials(for: names(), now: 1_780_000_000).authority)
    #expect(try Certificate(pem: authority.span).permittedNames == nil)
  }

  @Test("is minted anew after 30 days, and where the clock went back")
  func renewal() throws {
    let first = try ProcessCredentials.credentials(for: names(), now: 1_780_000_000)
    let later = try ProcessCredentials.credentials(for: names(), now: 1_780_000_000 + 30 * 86_400)
    #expect(later.chain != first.chain)
    #expect(try ProcessCredentials.credentials(for: names(), now: 1_780_000_000).chain != later.chain)
  }
}
