import COpenSSL
import Testing
import TestSupport

@testable import Cryptography

@Suite("The work that opening a PFX file takes")
struct PKCS12WorkTests {
  /// Rounds that are more than a file may ask for, and a number that no integer holds.
  private static let tooMany = [
    DER.integer(0x7FFF_FFFF), DER.integer(400_000), DER.value(0x02, [UInt8](repeating: 0x7F, count: 20)),
  ]

  @Test("is not done where a file asks for too many rounds, to block the server", arguments: tooMany)
  func iterations(encoded: [UInt8]) throws {
    let key = pfx(parts: shroudedKey(algorithm: scheme(OID.pbes2, iterations: encoded)))
    #expect(open(key) == .unsound(.tooExpensive))
    let digest = DER.sequence(DER.sequence(OID.hmacSHA256), DER.octets([1]))
    let mac = pfx(parts: [], macData: DER.sequence(digest, DER.octets([1]), encoded))
    #expect(open(mac) == .unsound(.tooExpensive))
    let scheme = scheme(OID.pbmac1, iterations: encoded, use: OID.hmacSHA256)
    let pbmac1 = pfx(parts: [], macData: DER.sequence(DER.sequence(scheme, DER.octets([1])), DER.octets([1])))
    #expect(open(pbmac1) == .unsound(.tooExpensive))
    #expect(PKCS12.Obstacle.tooExpensive.isWarning)
  }

  @Test("is counted for all parts together, and done up to the limit")
  func limit() throws {
    let file = try PFXVector.manyIterations.bytes
    // Two keys of one block of PBKDF2, each with two hashes a round; a MAC with one.
    let rounds: Int64 = 65_536 * (2 * 2 * 64 + 64)
    let least = try leastLimit(for: file, atLeast: rounds)
    #expect(least - rounds < PKCS12Limits.workPerCertificate + Int64(file.count) * 100, "\(least)")
    #expect(try open(file, limit: least) == .sound(trailingBytes: 0))
    #expect(try open(file, limit: least - 1) == .unsound(.tooExpensive))
    #expect(least < PKCS12Limits.ofRequest.work)
  }

  @Test("of many parts that each hash a long password is not done, though each asks for one round")
  func longPassword() throws {
    let password = String(repeating: "x", count: 100_000)
    let part = try encryptedPart(password: password)
    func open(_ count: Int) -> PKCS12.Opening {
      self.open(pfx(parts: [UInt8]((0..<count).flatMap { _ in part })), password: password)
    }
    // It opens, and has nothing in it.
    #expect(open(10) == .unsound(.noPrivateKey))
    #expect(open(1_000) == .unsound(.tooExpensive))
    #expect(self.open(pfx(parts: part), password: String(repeating: "x", count: 1 << 22)) == .unsound(.tooExpensive))
  }

  @Test(
    "grows with what is hashed: rounds, blocks, and the password", arguments: [KeyDerivation.Function.pkcs12, .pbkdf2])
  func derivations(function: KeyDerivation.Function) {
    func work(rounds: Int64, blocks: Int64 = 1, password: Int = 8, digest: Int32 = NID_sha1) -> Int64 {
      KeyDerivation(function: function, digest: KeyDerivation.Digest(digest), iterations: rounds, blocks: blocks)
        .work(passwordByteCount: password)
    }
    #expect(work(rounds: 2_000) > 19 * work(rounds: 100))
    #expect(work(rounds: 100, blocks: 3) > 2 * work(rounds: 100))
    #expect(work(rounds: 1, password: 1 << 20) > 1 << 21)
    #expect(work(rounds: 1_000, digest: NID_sha512) > work(rounds: 1_000, digest: NID_sha256))
    #expect(work(rounds: 1_000, digest: NID_whirlpool) > work(rounds: 1_000, digest: NID_sha512))
    #expect(work(rounds: .max, blocks: 3) == .max)
    #expect(work(rounds: 0) == work(rounds: 1) && work(rounds: .min) == work(rounds: 1))
  }

  @Test("of many certificates is not done")
  func certificates() throws {
    let file = pfx(parts: clearPart(bags: certificateBag([1]), count: 200))
    #expect(open(file) == .unsound(.tooExpensive))
    #expect(open(pfx(parts: clearPart(bags: certificateBag([1]), count: 50))) == .unsound(.noPrivateKey))
  }

  @Test("of a key on a curve that it describes itself is not done, nor to tell a certificate from other bytes")
  func ownCurve() throws {
    let folder = try TemporaryFolder()
    try folder.makeCertificate("a", subject: "/CN=a", ["-pkeyopt", "ec_param_enc:explicit"])
    try folder.makePFX("a", password: "emulator")
    try folder.openssl(["x509", "-in", "a.pem", "-outform", "DER", "-out", "a.der"])
    #expect(try open(folder.bytes(of: "a.pfx")) == .unsound(.tooExpensive))
    let certificate = try folder.bytes(of: "a.der")
    let alone = pfx(parts: clearPart(bags: certificateBag(certificate), count: 1))
    #expect(open(alone) == .unsound(.tooExpensive))
    let file = try PFXVector.modern.bytes
    let told = (Certificate.isDER(certificate.span), Certificate.isDER(file.span))
    #expect(told == (true, false))
  }

  @Test("of a key for DSA in numbers of the file's choice is not done", arguments: [(64, false), (20_000, true)])
  func longNumbers(byteCount: Int, isExpensive: Bool) {
    let number = DER.value(0x02, [0x7F] + [UInt8](repeating: 0xFF, count: byteCount - 1))
    let parameters = DER.sequence(number, DER.integer(7), DER.integer(2))
    let key = DER.sequence(DER.integer(0), DER.sequence(OID.dsa, parameters), DER.octets(number))
    let bag = DER.sequence(OID.keyBag, DER.tagged(key))
    let opening = open(pfx(parts: clearPart(bags: bag, count: 1)))
    #expect((opening == .unsound(.tooExpensive)) == isExpensive, "\(opening)")
  }

  @Test("of a file that is too long for it is not begun, whatever is in it")
  func longFile() throws {
    let file = try PFXVector.modern.bytes + [UInt8](repeating: 0, count: PKCS12Limits.ofRequest.byteCount)
    #expect(open(file) == .unsound(.flaw(.notLookedAt(byteCount: file.count))))
    #expect(PKCS12.Obstacle.flaw(.notLookedAt(byteCount: 1)).isWarning)
  }

  /// The least limit under which `file` opens.
  private func leastLimit(for file: [UInt8], atLeast low: Int64) throws -> Int64 {
    var (low, high) = (low, PKCS12Limits.ofRequest.work)
    while low < high {
      let middle = (low + high) / 2
      if try open(file, limit: middle) == .unsound(.tooExpensive) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func open(_ file: [UInt8], password: String = PFXVector.password) -> PKCS12.Opening {
    PKCS12.opening(of: file.span, password: Array(password.utf8).span, now: 0)
  }

  private func open(_ file: [UInt8], limit: Int64) throws -> PKCS12.Opening {
    let (password, now) = try (Array(PFXVector.password.utf8), PFXVector.now)
    let limits = PKCS12Limits(byteCount: PKCS12Limits.ofRequest.byteCount, work: limit)
    return unsafe PKCS12.opening(
      of: file.span, password: password.span, now: now, libraryContext: LibraryContext.shared.pointer, limits: limits)
  }

  /// A part of an authSafe without bags, encrypted with triple DES by a key of one round.
  private func encryptedPart(password: String) throws -> [UInt8] {
    var safes: OpaquePointer?
    defer { unsafe freePKCS7Stack(safes) }
    let bags = unsafe OPENSSL_sk_new_null()
    defer { unsafe OPENSSL_sk_free(bags) }
    let pbe = NID_pbe_WithSHA1And3_Key_TripleDES_CBC
    try OpenSSL.require("packing") { unsafe PKCS12_add_safe(&safes, bags, pbe, 1, password) }
    let file = try unsafe OpenSSL.adopt("making", freedBy: { unsafe PKCS12_free($0) }) {
      unsafe PKCS12_add_safes(safes, 0)
    }
    let der = try MemoryBIO()
    try OpenSSL.require("writing") { unsafe i2d_PKCS12_bio(der.pointer, file.pointer) }
    let version = DER.split(DER.split(der.contents()[...]).contents).rest
    let content = DER.split(DER.split(version).contents).rest
    return Array(DER.split(DER.split(DER.split(content).contents).contents).contents)
  }

  private func clearPart(bags bag: [UInt8], count: Int) -> [UInt8] {
    let bags = DER.sequence([UInt8]((0..<count).flatMap { _ in bag }))
    return DER.sequence(OID.data, DER.tagged(DER.octets(bags)))
  }

  /// A bag for a certificate, which `bytes` are or are not.
  private func certificateBag(_ bytes: [UInt8]) -> [UInt8] {
    DER.sequence(OID.certBag, DER.tagged(DER.sequence(OID.x509Certificate, DER.tagged(DER.octets(bytes)))))
  }
}
