import Cryptography
import Foundation
import Testing

@Suite("Hints at what a certificate's text is instead")
struct CertificateHintTests {
  static let thumbprint = "A909502DD82AE41433E6F83886B00D4277A32A7B"
  static let pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"

  @Test(
    "tell the text",
    arguments: [
      (pem, CertificateHint?.some(.pem)), ("Bag Attributes\n    localKeyID: 01\n" + pem, .pem),
      ("\u{FEFF}MIIB", .byteOrderMark), ("M\0I\0I\0B\0", .utf16), ("\0M\0I\0I\0B", .utf16),
      ("data:application/x-pkcs12;base64,MIIB-_==", .dataURL), ("DATA:;base64,MIIB", .dataURL),
      (#"C:\certs\new\app.pfx"#, .path), ("c:/certs/app", .path), (#"\\server\share\app"#, .path),
      ("/etc/app.PFX", .path),
      ("file:///etc/app", .path), ("@app.p12", .path), (#""C:\certs\app.pfx""#, .path), ("my-app_1.cer", .path),
      (#"MIIB\/MII"#, .escapedTwice), (#"MIIB\u002BMII"#, .escapedTwice), (#"\"MIIB\""#, .escapedTwice),
      ("MIIB%2BMII", .percentEncoded), (#"MIIB" + "MIIB"#, .quotesInside),
      ("MIIB MII", .blanksForPluses), ("MI B M/=", .blanksForPluses),
      (thumbprint, .thumbprint), (thumbprint.lowercased(), .thumbprint),
      (String(repeating: "aB", count: 32), .thumbprint),
      (thumbprint.enumerated().map { $0.offset % 2 == 1 ? "\($0.element):" : "\($0.element)" }.joined(), .thumbprint),
      ("3082" + String(repeating: "0a", count: 100), .hexadecimal), ("MIIBAwIBAw==", .truncated),
      ("MIIBAwIBA", .truncated), ("MAMCAQMFAA", nil), ("MAUCAQMFAA", .unpadded), ("MAYCAQMFAA", .truncated),
      ("0\u{FFFD}\u{01}\\", .bytes), ("0\u{82}\n", .bytes),
      ("MIIB\\r\\nMIIB", .escapedLineBreak), ("MIIB-_==", .urlSafeAlphabet), ("MIIB_w\\n", .escapedLineBreak),
    ])
  func tellTheText(text: String, expected: CertificateHint?) {
    #expect(hint(text, []) == expected)
  }

  @Test(
    "tell the decoded bytes",
    arguments: [
      ([0xFF, 0xFE, 77, 0, 73, 0], CertificateHint.decodedUTF16), (Array("M\0I\0I\0B\0".utf8), .decodedUTF16),
      (Array(pem.utf8), .decodedPEM), (Array("MIIB\nMIIB".utf8), .decodedBase64),
      (Array("\u{FEFF}\(pem)".utf8), .decodedPEM), (Array("\u{FEFF}MIIB\n".utf8), .decodedBase64),
      (Array(#"C:\certs\app.pfx"#.utf8), .decodedPath), (Array("./app.p12".utf8), .decodedPath),
      (Array("0\u{FFFD}\n".utf8), .decodedText), (Array("0\u{82}\u{0A}".utf8), .decodedText),
      ([0xFE, 0xED, 0xFE, 0xED, 0, 0, 0, 2], .decodedKeystore),
      ([0x30, 0x0B, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02], .decodedPKCS7),
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

  @Test("tell a private key without its certificate")
  func tellAKey() throws {
    let authority = try CertificateAuthority.mint(permitting: [], now: 1_800_000_000)
    let key = try authority.issueLeaf(names: [HostName("localhost")], now: 1_800_000_000).key.pem()
    for pem in try [key] + MadeFiles.shared.get().encryptedKeys.filter({ $0.key.hasPrefix("ENCRYPTED") }).values {
      let text = String(decoding: pem, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("-") }.joined()
      #expect(hint(text, decoded(text)) == .decodedKey)
    }
  }

  @Test("tell a PFX file that is cut off wherever it is, and say nothing of a whole one")
  func tellAnEnd() throws {
    for file in try MadeFiles.shared.get().pfx.values {
      let text = Data(file).base64EncodedString()
      for count in [8, 9, 20, text.count / 2, text.count - 8] {
        let part = String(text.prefix(count))
        #expect(hint(part, decoded(part)) == .truncated, "\(count) of \(text.count)")
      }
      #expect(hint(text, decoded(text)) == nil)
    }
  }

  @Test(
    "say nothing of other bytes, other names, or none",
    arguments: [
      "AAEC", "", "MIIB*", "app-registration_name", "7f1c9a52-6e0b-4c39-9a53-2f0f8b3b7e11", "MIIB MIIB", "data", "C:",
    ])
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
