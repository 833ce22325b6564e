import Cryptography
import Foundation
import Testing
import TestSupport

@testable import VB365Emulator

@Suite("A certificate folder in a crowd", .timeLimit(.minutes(5)))
struct CertificateFolderCrowdTests {
  let now: Int64 = 1_780_000_000

  @Test("ends with one CA after a hundred first starts at once, and each serves a leaf of it")
  func hundredFirstStarts() throws {
    let temporary = try TemporaryFolder()
    let names = try WantedNames(additional: [], hosts: [])
    let outcomes = Crowd.of(100) { [now] _ in
      try CertificateFolder(path: "\(temporary.path)/certs").credentials(for: names, now: now)
    }
    let credentials = outcomes.compactMap { try? $0.get() }
    #expect(credentials.count == 100)
    #expect(Set(credentials.map(\.authority)).count == 1)
    #expect(credentials.allSatisfy { $0.warnings.isEmpty })
    let authorityPEM = try #require(credentials.first?.authority)
    let authority = try Certificate(pem: authorityPEM.span)
    for credentials in credentials {
      let leaf = try Identity(chainPEM: credentials.chain.span, keyPEM: credentials.key.span)
      let isSigned = leaf.certificate.isSigned(by: authority)
      #expect(isSigned)
    }
    let files = [".lock", "ca.key", "ca.pem", "server-names.pem", "server.key", "server.pem"]
    #expect(try temporary.names(in: "certs") == files)
  }

  @Test("serves each start a leaf for its own names, though they take turns in replacing it")
  func differentNames() throws {
    let temporary = try TemporaryFolder()
    let outcomes = Crowd.of(20) { [now] index in
      let names = try WantedNames(additional: ["n\(index).localhost"], hosts: [])
      return try CertificateFolder(path: temporary.path).credentials(for: names, now: now)
    }
    for (index, outcome) in outcomes.enumerated() {
      let credentials = try outcome.get()
      let leaf = try Identity(chainPEM: credentials.chain.span, keyPEM: credentials.key.span)
      #expect(leaf.certificate.names.map(\.description).contains("n\(index).localhost"))
    }
    #expect(Set(try outcomes.map { try $0.get().authority }).count == 1)
  }
}
