import Cryptography
import Glibc
import Testing
import TestSupport

@testable import VB365Emulator

@Suite("Where credentials come from", .timeLimit(.minutes(5)))
struct CertificateSourceTests {
  let temporary: TemporaryFolder
  let now: Int64 = 1_780_000_000

  init() throws {
    temporary = try TemporaryFolder()
  }

  private func credentials(
    _ source: CertificateSource, names: [String] = []
  ) throws -> Credentials {
    var configuration = EmulatorConfiguration()
    configuration.certificate = source
    configuration.names = names
    return try Credentials(configuration, now: now)
  }

  @Test("a folder that takes no files and was named: an error, for nobody may hear a warning")
  func unwritableNamedFolder() async {
    await #expect(processExitsWith: .success) {
      let temporary = try TemporaryFolder()
      let user = closeToEverybody(temporary)
      defer { open(temporary, again: user) }
      var configuration = EmulatorConfiguration()
      configuration.certificate = .folder("\(temporary.path)/certs")
      let error = #expect(throws: EmulatorError.self) { try Credentials(configuration, now: 1_780_000_000) }
      #expect(error?.code == .cannotWrite)
      #expect(error?.description.contains("\(temporary.path)/certs") == true)
    }
  }

  @Test("a folder that takes no files, where the command's user is told: minted in memory, with one warning")
  func unwritableFolder() async {
    await #expect(processExitsWith: .success) {
      let temporary = try TemporaryFolder()
      let user = closeToEverybody(temporary)
      defer { open(temporary, again: user) }
      var configuration = EmulatorConfiguration()
      configuration.isCertificateFolderOptional = true
      configuration.certificate = .folder("\(temporary.path)/certs")
      let credentials = try Credentials(configuration, now: 1_780_000_000)
      #expect(credentials.warnings.count == 1)
      #expect(credentials.warnings.first?.contains("\(temporary.path)/certs") == true)
      #expect(credentials.warnings.first?.contains("in memory") == true)
      #expect(credentials.authority != nil)
      #expect(credentials.authorityPath == nil)
    }
  }

  @Test("a folder that can only be read: a leaf in memory, of the CA that clients have")
  func readOnlyFolder() throws {
    let folder = CertificateFolder(path: temporary.path)
    let stored = try folder.credentials(for: WantedNames(additional: [], hosts: []), now: now)
    let before = try temporary.names()
    let credentials = try folder.mintedInMemory(WantedNames(additional: ["api.localhost"], hosts: []), now)
    #expect(credentials.authority == stored.authority)
    #expect(credentials.authorityPath == stored.authorityPath)
    #expect(try temporary.names() == before)
    #expect(try temporary.read("server.pem") == String(decoding: stored.chain, as: UTF8.self))
  }

  @Test("a folder that can only be read, with a CA that may not vouch for a name: a warning that says so")
  func readOnlyFolderForOtherNames() throws {
    let folder = CertificateFolder(path: temporary.path)
    let stored = try folder.credentials(for: WantedNames(additional: ["one.example"], hosts: []), now: now)
    let credentials = try folder.mintedInMemory(WantedNames(additional: ["two.example"], hosts: []), now)
    #expect(credentials.authority != stored.authority)
    #expect(credentials.authorityPath == nil)
    #expect(credentials.warnings.count == 1)
    let warning = try #require(credentials.warnings.first)
    #expect(warning.contains("ca.pem: it was not permitted to issue certificates for two.example"))
  }

  @Test("memory: a CA and a leaf for the names that were asked for, and no file")
  func memory() throws {
    let credentials = try credentials(.memory, names: ["restore.example.test"])
    #expect(credentials.authorityPath == nil)
    #expect(credentials.warnings.isEmpty)
    let leaf = try Certificate(pem: credentials.chain.span)
    #expect(leaf.names.map(\.description).contains("restore.example.test"))
  }

  @Test("files of the user's own: their chain and key, and no CA")
  func ownFiles() throws {
    let minted = try credentials(.memory)
    try temporary.write(String(decoding: minted.chain, as: UTF8.self), to: "a.pem")
    try temporary.write(String(decoding: minted.key, as: UTF8.self), to: "a.key")
    let own = try credentials(.files(certificate: "\(temporary.path)/a.pem", key: "\(temporary.path)/a.key"))
    #expect(own.chain == minted.chain)
    #expect(own.authority == nil)
    #expect(own.authorityPath == nil)
  }

  @Test("files of the user's own: the emulator goes by the names in them, and by those that were asked for")
  func ownNames() throws {
    let minted = try credentials(.memory, names: ["restore.example.test"])
    try temporary.write(String(decoding: minted.chain, as: UTF8.self), to: "a.pem")
    try temporary.write(String(decoding: minted.key, as: UTF8.self), to: "a.key")
    var configuration = EmulatorConfiguration.inProcess
    configuration.certificate = .files(certificate: "\(temporary.path)/a.pem", key: "\(temporary.path)/a.key")
    configuration.names = ["alias.example.test"]
    let emulator = try Emulator.start(configuration)
    defer { emulator.stop() }
    for (host, status) in [
      ("restore.example.test", 204), ("alias.example.test:\(emulator.port)", 204), ("localhost", 204),
      ("127.0.0.1:\(emulator.port)", 204), ("other.example.test", 421), ("192.0.2.1", 421),
    ] {
      let request = DirectRequest("POST", "/_emulator/reset", headers: ["Host": host])
      #expect(emulator.direct.respond(to: request).status == status, "\(host)")
    }
  }

  @Test("files that do not fit together are refused by both names")
  func mismatch() throws {
    let names = try WantedNames(additional: [], hosts: [])
    let (one, other) = (try Credentials.minted(for: names, now: now), try Credentials.minted(for: names, now: now))
    try temporary.write(String(decoding: one.chain, as: UTF8.self), to: "a.pem")
    try temporary.write(String(decoding: other.key, as: UTF8.self), to: "b.key")
    let error = #expect(throws: EmulatorError.self) {
      try credentials(.files(certificate: "\(temporary.path)/a.pem", key: "\(temporary.path)/b.key"))
    }
    #expect(error?.code == .unusableCertificate)
    #expect(error?.problems.first?.contains("a.pem") == true)
    #expect(error?.problems.first?.contains("b.key") == true)
  }

  @Test("files that are not there are named")
  func absentFiles() throws {
    let path = "\(temporary.path)/none.pfx"
    for source in [CertificateSource.files(certificate: path, key: path), .pfx(path: path, password: "")] {
      let error = #expect(throws: EmulatorError.self) { try credentials(source) }
      #expect(error?.code == .unreadableFile)
      #expect(error?.problems.first == "certificate: \(path): No such file or directory")
    }
  }

  @Test("a file that is no PFX is refused by its name, and its password is not told")
  func noPFX() throws {
    try temporary.write("not a PFX", to: "a.pfx")
    let error = #expect(throws: EmulatorError.self) {
      try credentials(.pfx(path: "\(temporary.path)/a.pfx", password: "s3cret"))
    }
    #expect(error?.code == .unusableCertificate)
    #expect(error?.problems.first?.hasPrefix("certificate: \(temporary.path)/a.pfx: ") == true)
    #expect(error?.description.contains("s3cret") == false)
  }
}

/// Takes everybody's right to make files in the folder, and answers who the process was before: no folder is closed to
/// root, so somebody else takes its place.
private func closeToEverybody(_ folder: TemporaryFolder) -> uid_t {
  _ = unsafe chmod(folder.path, 0o555)
  let user = geteuid()
  if user == 0 { seteuid(65_534) }
  return user
}

private func open(_ folder: TemporaryFolder, again user: uid_t) {
  seteuid(user)
  _ = unsafe chmod(folder.path, 0o700)
}
