import Cryptography
import Testing
import TestSupport

@Suite("A trust store for Java")
struct TrustStoreTests {
  private func authority() throws -> [UInt8] {
    try CertificateAuthority.mint(permitting: [HostName("localhost")], now: 1_800_000_000).certificate.pem()
  }

  @Test("holds every certificate of a PEM text, readable by others, each marked as trusted by its own name")
  func contents() throws {
    let store = try TrustStore.file(trusting: (try authority() + authority()).span)
    let folder = try TemporaryFolder()
    try folder.write(store, to: "store.p12")
    try folder.openssl(["pkcs12", "-in", "store.p12", "-nokeys", "-nomacver", "-passin", "pass:", "-out", "store.txt"])
    let text = String(decoding: try folder.bytes(of: "store.txt"), as: UTF8.self)
    #expect(text.count(of: "-----BEGIN CERTIFICATE-----") == 2)
    // Oracle's 2.16.840.1.113894.746875.1.1; newer versions of the command have a name for it.
    let trustedKeyUsage: [UInt8] = [
      0x06, 0x0C, 0x60, 0x86, 0x48, 0x01, 0x86, 0xF9, 0x66, 0xAD, 0xCA, 0x7B, 0x01, 0x01,
    ]
    #expect(store.ranges(of: trustedKeyUsage).count == 2)
    #expect(text.count(of: "friendlyName: vb365-emulator") == 2)
    #expect(text.count(of: "friendlyName: vb365-emulator-2") == 1)
  }

  @Test("is the same file for the same certificate, and known again")
  func repeats() throws {
    let pem = try authority()
    let store = try TrustStore.file(trusting: pem.span)
    #expect(try TrustStore.file(trusting: pem.span) == store)
    #expect(TrustStore.isOurs(store))
    // For any use: anyExtendedKeyUsage, 2.5.29.37.0.
    #expect(store.firstRange(of: [0x06, 0x04, 0x55, 0x1D, 0x25, 0x00]) != nil)
    #expect(!TrustStore.isOurs(pem))
    #expect(!TrustStore.isOurs([]))
  }

  @Test("is not made of what holds no certificate", arguments: ["", "nothing"])
  func nothing(text: String) {
    #expect(throws: CryptographyError.noCertificate) { try TrustStore.file(trusting: text.utf8.span) }
  }
}

extension String {
  /// How often a part occurs.
  fileprivate func count(of part: String) -> Int { ranges(of: part).count }
}
