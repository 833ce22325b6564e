import Cryptography
import Foundation
import Testing
import TestSupport

@testable import VB365Emulator

@Suite("What clients trust", .timeLimit(.minutes(5)))
struct ClientTrustTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let authority = try CertificateAuthority.mint(permitting: [HostName("localhost")], now: Int64(time(nil)))
    try folder.write(String(decoding: try authority.certificate.pem(), as: UTF8.self), to: "ca.pem")
  }

  private func trust() throws -> ClientTrust { try ClientTrust(authorityAt: "\(folder.path)/ca.pem") }

  @Test("is written beside the CA once, and then left alone")
  func once() throws {
    #expect(try trust().trustStore() == "\(folder.path)/ca.p12")
    #expect(try trust().settingsForPHP() == "\(folder.path)/php.d")
    #expect(try folder.names() == ["ca.p12", "ca.pem", "php.d"])
    #expect(try folder.names(in: "php.d") == ["vb365-emulator.ini"])
    let (store, settings) = (try number(of: "ca.p12"), try number(of: "php.d/vb365-emulator.ini"))
    _ = try trust().trustStore()
    _ = try trust().settingsForPHP()
    #expect(try number(of: "ca.p12") == store)
    #expect(try number(of: "php.d/vb365-emulator.ini") == settings)
  }

  /// What the file system knows a file by: another one when it was written anew.
  private func number(of name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(name)")[.systemFileNumber] as? Int
  }

  @Test("follows a new CA")
  func follows() throws {
    let path = try trust().trustStore()
    let old = try FileSystem.read(path)
    let authority = try CertificateAuthority.mint(permitting: [HostName("localhost")], now: Int64(time(nil)))
    try folder.write(String(decoding: try authority.certificate.pem(), as: UTF8.self), to: "ca.pem")
    _ = try trust().trustStore()
    #expect(try FileSystem.read(path) != old)
  }

  @Test("never takes the place of what the emulator did not write")
  func foreign() throws {
    try folder.write("mine", to: "ca.p12")
    try folder.makeFolder("php.d")
    try folder.write("memory_limit = 1G", to: "php.d/vb365-emulator.ini")
    let store = #expect(throws: EmulatorError.self) { try trust().trustStore() }
    #expect(store?.code == .cannotWrite)
    #expect(store?.description.hasPrefix("\(folder.path)/ca.p12: File exists; ") == true)
    #expect(throws: EmulatorError.self) { try trust().settingsForPHP() }
    #expect(try folder.read("ca.p12") == "mine")
    #expect(try folder.read("php.d/vb365-emulator.ini") == "memory_limit = 1G")
  }

  @Test("needs a CA, and says how to come by one")
  func missing() throws {
    let error = #expect(throws: EmulatorError.self) { try ClientTrust(authorityAt: "\(folder.path)/other.pem") }
    #expect(error?.code == .unreadableFile)
    #expect(error?.description.contains("start the emulator once") == true)
    try folder.write("no certificate", to: "other.pem")
    let garbage = #expect(throws: EmulatorError.self) { try ClientTrust(authorityAt: "\(folder.path)/other.pem") }
    #expect(garbage?.code == .unusableCertificate)
  }

  @Test(
    "is quoted as PHP reads it",
    arguments: [
      ("/a b/ca.pem", "'/a b/ca.pem'"), (#"/a"$;\/ca.pem"#, #"'/a"$;\/ca.pem'"#),
      (#"/it's "$x\/ca.pem"#, #""/it's \"\$x\\/ca.pem""#),
    ])
  func quoting(path: String, value: String) {
    let text = String(decoding: PHPSettings(trusting: path).bytes, as: UTF8.self)
    #expect(text == "; Written by vb365-emulator.\ncurl.cainfo = \(value)\nopenssl.cafile = \(value)\n")
  }
}
