import Testing

@testable import Cryptography

@Suite("Opening a PFX file")
struct PKCS12OpeningTests {
  @Test("does not open the vendor page's sample with its placeholder password")
  func pageSample() throws {
    #expect(try open(PFXVector.pageSample, "xxx") == .unsound(.wrongPassword))
  }

  @Test(
    "opens what tools write",
    arguments: [
      (PFXVector.modern, PFXVector.password), (PFXVector.legacy, PFXVector.password),
      (PFXVector.withoutMAC, PFXVector.password), (PFXVector.withChain, PFXVector.password),
      (PFXVector.manyIterations, PFXVector.password), (PFXVector.emptyPassword, ""),
      (PFXVector.absentPassword, ""), (PFXVector.inTheClear, ""), (PFXVector.inTheClear, "anything"),
    ])
  func tools(file: PFXVector, password: String) throws {
    #expect(try open(file, password) == .sound(trailingBytes: 0))
  }

  @Test(
    "knows a wrong password",
    arguments: [PFXVector.modern, PFXVector.legacy, PFXVector.withoutMAC, PFXVector.emptyPassword],
    ["", "Emulator", "emulato", "emulator ", "\u{1F600}", "x\0y", String(repeating: "x", count: 5000)])
  func wrongPassword(file: PFXVector, password: String) throws {
    guard !(file == .emptyPassword && password.isEmpty) else { return }
    #expect(try open(file, password) == .unsound(.wrongPassword))
  }

  @Test("needs a key and its certificate", arguments: [PFXVector.withoutKey, PFXVector.withoutCertificate])
  func incomplete(file: PFXVector) throws {
    #expect(try open(file, PFXVector.password) == .unsound(.noPrivateKey))
  }

  @Test("looks at the certificate's end, to the second")
  func expiry() throws {
    let certificate = try MadeFiles.shared.get().certificate
    let end = try Certificate(pem: certificate.span).validity.notAfter
    #expect(try open(PFXVector.modern, PFXVector.password, now: end) == .sound(trailingBytes: 0))
    #expect(try open(PFXVector.modern, PFXVector.password, now: end + 1) == .unsound(.expired(notAfter: end)))
  }

  @Test("passes on what the structure check finds")
  func structure() throws {
    let file = try PFXVector.modern.bytes
    #expect(try open(file + [0, 0]) == .sound(trailingBytes: 2))
    #expect(try open(file.dropLast()) == .unsound(.flaw(.truncated(missingBytes: 1))))
  }

  @Test("warns, and does not refuse, where the legacy provider is missing")
  func withoutLegacyProvider() throws {
    let context = LibraryContext(loadingLegacy: false)
    let (file, password, now) = try (PFXVector.legacy.bytes, Array(PFXVector.password.utf8), PFXVector.now)
    let opening = unsafe PKCS12.opening(
      of: file.span, password: password.span, now: now, libraryContext: context.pointer)
    #expect(opening == .unsound(.unsupportedAlgorithm(name: "pbeWithSHA1And40BitRC2-CBC")))
    #expect(PKCS12.Obstacle.unsupportedAlgorithm(name: "").isWarning)
  }

  @Test(
    "warns of algorithms that no OpenSSL has",
    arguments: [
      (DER.sequence(OID.unknown, DER.sequence(DER.octets([1]), DER.integer(1))), "1.2.3.4.5.6"),
      (scheme(OID.pbes2, iterations: DER.integer(1), use: OID.unknown), "1.2.3.4.5.6"),
      (
        DER.sequence(
          OID.pbes2,
          DER.sequence(
            DER.sequence(
              OID.scrypt,
              DER.sequence(DER.octets([1]), DER.integer(1 << 30), DER.integer(1), DER.integer(1))),
            DER.sequence(OID.aes256, DER.octets([UInt8](repeating: 0, count: 16))))), "scrypt"
      ),
    ])
  func unknownAlgorithm(algorithm: [UInt8], name: String) throws {
    #expect(try open(pfx(parts: shroudedKey(algorithm: algorithm))) == .unsound(.unsupportedAlgorithm(name: name)))
  }

  private func open(_ file: PFXVector, _ password: String, now: Int64? = nil) throws -> PKCS12.Opening {
    try open(file.bytes, password, now: now)
  }

  private func open(
    _ file: [UInt8], _ password: String = PFXVector.password, now: Int64? = nil
  ) throws -> PKCS12.Opening {
    let password = Array(password.utf8)
    return try PKCS12.opening(of: file.span, password: password.span, now: now ?? PFXVector.now)
  }
}
