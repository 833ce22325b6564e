import Cryptography
import Testing

@Suite("Hints at what a certificate's text is instead")
struct CertificateHintTests {
  static let pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"

  @Test(
    "tell the text",
    arguments: [
      (pem, CertificateHint.pem), ("Bag Attributes\n    localKeyID: 01\n" + pem, .pem),
      ("\u{FEFF}MIIB", .utf16), ("M\0I\0I\0B\0", .utf16), ("\0M\0I\0I\0B", .utf16),
      ("MIIB\\r\\nMIIB", .escapedLineBreak), ("MIIB-_==", .urlSafeAlphabet), ("MIIB_w\\n", .escapedLineBreak),
    ])
  func tellTheText(text: String, expected: CertificateHint) {
    #expect(hint(text, []) == expected)
  }

  @Test(
    "tell the decoded bytes",
    arguments: [
      ([0xFF, 0xFE, 77, 0, 73, 0], CertificateHint.decodedUTF16), (Array("M\0I\0I\0B\0".utf8), .decodedUTF16),
      (Array(pem.utf8), .decodedPEM), (Array("MIIB\nMIIB".utf8), .decodedBase64),
    ])
  func tellTheBytes(decoded: [UInt8], expected: CertificateHint) {
    #expect(hint("MIIB", decoded) == expected)
  }

  @Test("do not take long bytes apart")
  func longBytes() throws {
    let certificate = try CertificateAuthority.mint(permitting: nil, now: 1_800_000_000).certificate.pem()
    let text = String(decoding: certificate, as: UTF8.self).split(separator: "\n").dropFirst().dropLast().joined()
    #expect(hint("MIIB", decoded(text)) == .decodedCertificate)
    #expect(hint("MIIB", decoded(text) + [UInt8](repeating: 0, count: 1 << 16)) == nil)
  }

  @Test("tell a certificate without its key")
  func tellACertificate() throws {
    let authority = try CertificateAuthority.mint(permitting: [], now: 1_800_000_000)
    let pem = String(decoding: try authority.certificate.pem(), as: UTF8.self)
    let text = pem.split(separator: "\n").filter { !$0.hasPrefix("-") }.joined()
    #expect(hint(text, decoded(text)) == .decodedCertificate)
  }

  @Test("say nothing of a PFX file, of other bytes, or of none", arguments: ["MIIBAwIBAw==", "AAEC", "", "MIIB*"])
  func stayQuiet(text: String) {
    #expect(hint(text, decoded(text)) == nil)
  }

  @Test("read as sentences", arguments: CertificateHint.allCases)
  func readAsSentences(hint: CertificateHint) {
    #expect(hint.description.hasPrefix("it "))
  }

  private func hint(_ text: String, _ decoded: [UInt8]) -> CertificateHint? {
    CertificateHint(text: Array(text.utf8).span, decoded: decoded.span)
  }
}
