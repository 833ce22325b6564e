import Cryptography
import Testing
import TestSupport

@Suite("Reading certificates and keys")
struct CertificateReadingTests {
  @Test(
    "finds no certificate or key in other texts", arguments: ["", "MIIB", "-----BEGIN X-----\nMIIB\n-----END X-----\n"])
  func nothing(text: String) {
    let bytes = Array(text.utf8)
    #expect(throws: CryptographyError.noCertificate) { _ = try Certificate(pem: bytes.span) }
    #expect(throws: CryptographyError.noPrivateKey) { _ = try PrivateKey(pem: bytes.span) }
  }

  @Test("gives OpenSSL's reasons for a damaged one, and never its contents")
  func damage() throws {
    var pem = try CertificateAuthority.mint(permitting: [], now: 1_800_000_000).certificate.pem()
    pem[60] = UInt8(ascii: "*")
    let error = #expect(throws: CryptographyError.self) { _ = try Certificate(pem: pem.span) }
    #expect(error == .openSSL(step: "reading a certificate", reasons: ["bad base64 decode"]))
    #expect(error?.description == "reading a certificate failed: bad base64 decode")
  }

  @Test(
    "refuses a key that is encrypted, in either form, without asking for its passphrase",
    arguments: ["ENCRYPTED PRIVATE KEY", "EC PRIVATE KEY"])
  func encrypted(label: String) throws {
    let pem = try #require(MadeFiles.shared.get().encryptedKeys[label])
    #expect(pem.starts(with: "-----BEGIN \(label)-----\n".utf8))
    #expect(throws: CryptographyError.encryptedPrivateKey) { _ = try PrivateKey(pem: pem.span) }
  }

  @Test("says what to do about an encrypted key, and refuses a certificate with the fields of one")
  func encryptedText() throws {
    let header = "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00112233445566778899AABBCCDDEEFF\n\n"
    let pem = "-----BEGIN CERTIFICATE-----\n\(header)MIIBAAAAAAAAAAAAAAAAAAAA\n-----END CERTIFICATE-----\n"
    #expect(throws: CryptographyError.encryptedCertificate) { _ = try Certificate(pem: Array(pem.utf8).span) }
    #expect(CryptographyError.encryptedPrivateKey.description.contains("openssl pkey -in FILE"))
    #expect(CryptographyError.encryptedCertificate.description.contains("openssl x509 -in FILE"))
  }

  @Test("finds the first key behind other texts, by its label alone")
  func firstKey() throws {
    let key = try PrivateKey.generate().pem()
    let before = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
    let text = Array("PRIVATE KEY\n\(before)".utf8) + key
    #expect(try PrivateKey(pem: text.span).pem() == key)
    let broken = Array("-----BEGIN PRIVATE KEY".utf8)
    #expect(throws: CryptographyError.noPrivateKey) { _ = try PrivateKey(pem: broken.span) }
  }

  @Test(
    "reads keys of another tool: RSA, and EC in the traditional form",
    arguments: [["genpkey", "-algorithm", "RSA"], ["ecparam", "-name", "prime256v1", "-genkey", "-noout"]])
  func otherKeys(command: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.openssl(command + ["-out", "made.key"])
    try folder.openssl(["pkcs8", "-topk8", "-nocrypt", "-in", "made.key", "-out", "pkcs8.key"])
    let pem = try folder.bytes(of: "made.key")
    #expect(try PrivateKey(pem: pem.span).pem() == folder.bytes(of: "pkcs8.key"))
  }

  @Test("reads when another tool's certificate holds, to the second")
  func validity() throws {
    let files = try MadeFiles.shared.get()
    let validity = try Certificate(pem: files.certificate.span).validity
    #expect(files.made.contains(validity.notBefore))
    #expect(validity.notAfter == validity.notBefore + MadeFiles.days * 86_400)
  }

  @Test("refuses a key of another certificate")
  func foreignKey() throws {
    let authority = try CertificateAuthority.mint(permitting: [], now: 1_800_000_000)
    let pem = try authority.certificate.pem()
    let key = try PrivateKey.generate()
    #expect(authority.certificate.matches(key) == false)
    #expect(authority.certificate.matches(authority.key) == true)
    let keyPEM = try key.pem()
    #expect(throws: CryptographyError.keyDoesNotMatch) { _ = try Identity(chainPEM: pem.span, keyPEM: keyPEM.span) }
    #expect(throws: CryptographyError.keyDoesNotMatch) {
      _ = try CertificateAuthority(certificatePEM: pem.span, keyPEM: keyPEM.span)
    }
  }

  @Test("keeps the certificates of a chain in their order, and drops what is between them")
  func chain() throws {
    let authority = try CertificateAuthority.mint(permitting: [], now: 1_800_000_000)
    let leaf = try authority.issueLeaf(names: [HostName("localhost")], now: 1_800_000_000)
    let chain = try leaf.chainPEM + Array("a comment\n".utf8) + leaf.key.pem() + authority.certificate.pem()
    let identity = try Identity(chainPEM: chain.span, keyPEM: chain.span)
    #expect(try identity.chainPEM == leaf.chainPEM + authority.certificate.pem())
  }

  @Test("writes keys as PKCS#8")
  func keyForm() throws {
    let text = String(decoding: try PrivateKey.generate().pem(), as: UTF8.self)
    #expect(text.hasPrefix("-----BEGIN PRIVATE " + "KEY-----\n"))
  }

  @Test("takes a PFX file's certificate, its issuers in order without the root, and the key")
  func pfx() throws {
    let (file, password) = try (PFXVector.withChain.bytes, Array(PFXVector.password.utf8))
    let identity = try Identity(pfx: file.span, password: password.span)
    #expect(try identity.certificate.names == [HostName("vb365.example")])
    #expect(identity.certificate.isOfEmulator == false)
    #expect(identity.certificate.matches(identity.key) == true)
    let keyPEM = try identity.key.pem()
    let again = try Identity(chainPEM: identity.chainPEM.span, keyPEM: keyPEM.span)
    #expect(again.chainPEM == identity.chainPEM)
    let issuers = Array(identity.chainPEM.dropFirst(try identity.certificate.pem().count))
    let intermediate = try Certificate(pem: issuers.span)
    #expect(try intermediate.pem() == issuers)
    #expect(identity.certificate.isSigned(by: intermediate) == true)
  }

  @Test(
    "says why a PFX file is not taken",
    arguments: [
      (PFXVector.modern, "wrong", PKCS12.Obstacle.wrongPassword), (.withoutKey, PFXVector.password, .noPrivateKey),
    ])
  func pfxObstacles(file: PFXVector, password: String, obstacle: PKCS12.Obstacle) throws {
    let (file, password) = try (file.bytes, Array(password.utf8))
    #expect(throws: CryptographyError.pfx(obstacle)) {
      _ = try Identity(pfx: file.span, password: password.span)
    }
  }
}
