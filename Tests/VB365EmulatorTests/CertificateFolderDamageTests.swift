import Cryptography
import Foundation
import Testing
import TestSupport

@testable import VB365Emulator

@Suite("A certificate folder that is not as the emulator left it", .timeLimit(.minutes(5)))
struct CertificateFolderDamageTests {
  let temporary: TemporaryFolder
  let folder: CertificateFolder
  let names: WantedNames
  let now: Int64 = 1_780_000_000

  init() throws {
    temporary = try TemporaryFolder()
    folder = CertificateFolder(path: temporary.path)
    names = try WantedNames(additional: [], hosts: [])
  }

  private func credentials() throws -> Credentials { try folder.credentials(for: names, now: now) }

  @Test(
    "keeps a file of somebody else's, and names it",
    arguments: ["ca.pem", "ca.key", "server.pem", "server.key", "server-names.pem"])
  func foreignFile(name: String) throws {
    try temporary.write("mine\n", to: name)
    let error = #expect(throws: EmulatorError.self) { try credentials() }
    #expect(error?.code == .cannotWrite)
    #expect(error?.problems.count == 1)
    #expect(error?.problems.first?.hasPrefix("\(temporary.path)/\(name): not written by vb365-emulator") == true)
    #expect(try temporary.read(name) == "mine\n")
    #expect(try temporary.names().filter { $0 != ".lock" } == [name], "nothing is written beside it")
  }

  @Test("is rid of what killed processes left half written, when it next mints, and of nothing else")
  func leftovers() throws {
    let left = ["ca.key.1.new", "ca.pem.4194304.new", "server.key.77.new", "server-names.pem.12.new"]
    let kept = ["ca.key.new", "ca.key..new", "ca.key.x1.new", "ca.key.1.new.txt", "my.key.1.new", "ca.key.1.newer"]
    for name in left + kept { try temporary.write("half\n", to: name) }
    try temporary.makeFolder("ca.pem.5.new")
    try FileManager.default.createSymbolicLink(
      atPath: "\(temporary.path)/ca.key.6.new", withDestinationPath: "my.key.1.new")
    _ = try credentials()
    let names = try temporary.names()
    #expect(Set(names).isDisjoint(with: left))
    #expect(Set(names).isSuperset(of: kept + ["ca.pem.5.new", "ca.key.6.new", "ca.key", "ca.pem"]))
    // Who finds what it needs takes no lock, and so touches nothing.
    try temporary.write("half\n", to: left[0])
    _ = try credentials()
    #expect(try temporary.names().contains(left[0]))
  }

  @Test("keeps a sound certificate of somebody else's CA")
  func foreignAuthority() throws {
    try temporary.makeCertificate("ca", subject: "/O=Somebody else")
    let before = try temporary.read("ca.key")
    let error = #expect(throws: EmulatorError.self) { try credentials() }
    #expect(error?.problems.first?.contains("ca.pem: not written by vb365-emulator") == true)
    #expect(try temporary.read("ca.key") == before)
  }

  @Test("mends a torn leaf or leaf key without a new CA", arguments: ["server.pem", "server.key", "server-names.pem"])
  func tornLeaf(name: String) throws {
    let first = try credentials()
    try temporary.write(String(temporary.read(name).prefix(150)), to: name)
    let second = try credentials()
    #expect(second.authority == first.authority)
    #expect(second.chain != first.chain)
    #expect(second.warnings.isEmpty)
  }

  @Test(
    "mends a leaf whose files are gone",
    arguments: [["server.pem"], ["server.key"], ["server.pem", "server.key"], ["server-names.pem"]])
  func missingLeaf(gone: [String]) throws {
    let first = try credentials()
    for name in gone { try temporary.remove(name) }
    #expect(try credentials().authority == first.authority)
  }

  @Test("replaces a torn CA of its own, and says so", arguments: ["ca.pem", "ca.key"])
  func tornAuthority(name: String) throws {
    let first = try credentials()
    try temporary.write(String(temporary.read(name).prefix(150)), to: name)
    // With the leaf sound, the key of the CA is not needed, and nobody notices.
    try temporary.remove("server.pem")
    let second = try credentials()
    #expect(second.authority != first.authority)
    #expect(second.warnings.count == 1)
    #expect(second.warnings.first?.contains("clients have to trust anew") == true)
  }

  @Test("replaces a CA that lost its key once it has to sign, and says so")
  func lostKey() throws {
    let first = try credentials()
    try temporary.remove("ca.key")
    #expect(try credentials().authority == first.authority)
    try temporary.remove("server.pem")
    let second = try credentials()
    #expect(second.authority != first.authority)
    #expect(second.warnings.first?.contains("has lost its key") == true)
  }

  @Test("starts anew after a first start that was interrupted between the CA's key and its certificate")
  func interruptedFirstStart() throws {
    _ = try credentials()
    for name in ["ca.pem", "server.pem", "server.key"] { try temporary.remove(name) }
    let second = try credentials()
    #expect(second.warnings.isEmpty, "nobody can have trusted a CA without a certificate")
  }

  @Test("takes the other leaf's key for a torn file, never for a fit")
  func mixedGenerations() throws {
    let first = try credentials()
    let other = try TemporaryFolder()
    _ = try CertificateFolder(path: other.path).credentials(for: names, now: now)
    try temporary.write(other.read("server.key"), to: "server.key")
    let second = try credentials()
    #expect(second.authority == first.authority)
    #expect(throws: Never.self) { _ = try Identity(chainPEM: second.chain.span, keyPEM: second.key.span) }
  }

  @Test("is not a folder: the path is named")
  func pathIsAFile() throws {
    try temporary.write("", to: "file")
    for path in ["\(temporary.path)/file", "\(temporary.path)/file/below"] {
      let error = #expect(throws: EmulatorError.self) {
        try CertificateFolder(path: path).credentials(for: names, now: now)
      }
      #expect(error?.code == .cannotWrite)
      #expect(error?.problems.first?.contains("\(temporary.path)/file") == true)
    }
  }
}
