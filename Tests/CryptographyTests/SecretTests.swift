import Cryptography
import Testing

@Suite("Secrets")
struct SecretTests {
  @Test("are random bytes of the length asked for", arguments: [0, 1, 32])
  func randomBytes(count: Int) throws {
    #expect(try SecureRandom.bytes(count).count == count)
  }

  @Test("never come twice")
  func randomness() throws {
    #expect(try SecureRandom.bytes(32) != SecureRandom.bytes(32))
    #expect(try SecureRandom.hex(byteCount: 16) != SecureRandom.hex(byteCount: 16))
  }

  @Test("are spelled with two hexadecimal digits a byte")
  func hexadecimal() throws {
    let text = try SecureRandom.hex(byteCount: 64)
    #expect(text.utf8.count == 128)
    #expect(text.allSatisfy { "0123456789abcdef".contains($0) })
  }

  @Test("are gone once wiped")
  func wiping() {
    var secret: [UInt8] = [1, 2, 3]
    wipe(&secret)
    #expect(secret.isEmpty)
  }
}
