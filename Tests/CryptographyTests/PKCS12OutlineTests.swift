import Bytes
import Foundation
import Testing

@testable import Cryptography

@Suite("The outline of a PFX file", .timeLimit(.minutes(5)))
struct PKCS12OutlineTests {
  /// Where the outline of `bytes` ends, which their Base64 says as well.
  private func end(of bytes: [UInt8]) -> Int? {
    let end = PKCS12Outline<PlainOctets>.end(of: bytes.span, count: bytes.count)
    let text = Array(Data(bytes).base64EncodedString().utf8)
    #expect(PKCS12.structure(ofBase64: text.span) == end.map { .sound(trailingBytes: bytes.count - $0) })
    return end
  }

  @Test("is known of what tools write, and of the vendor page's sample", arguments: PFXVector.quick)
  func tools(file: PFXVector) throws {
    let file = try file.bytes
    #expect(end(of: file) == file.count)
    #expect(end(of: (file + [1, 2, 3])) == file.count)
  }

  @Test("finds nothing sound that OpenSSL does not, whatever is damaged", arguments: PFXVector.quick)
  func damage(file: PFXVector) throws {
    let file = try file.bytes
    var random = SplitMix64(seed: 0x4F75_746C)
    var sound = 0
    for _ in 0..<1000 {
      var damaged = file
      // Most bytes are ciphertext; what is to be damaged is the structure, at both ends.
      let places = Array(damaged.indices.prefix(120)) + damaged.indices.suffix(120)
      for _ in 0...Int.random(in: 0..<3, using: &random) {
        damaged[places.randomElement(using: &random) ?? 0] = UInt8.random(in: 0...255, using: &random)
      }
      guard let end = self.end(of: damaged) else { continue }
      sound += 1
      #expect(PKCS12.structureByOpenSSL(of: damaged.span) == .sound(trailingBytes: damaged.count - end))
    }
    #expect(sound > 0)
  }

  @Test("is not known of the indefinite form, nor of lengths that are longer than they need be")
  func otherForms() {
    let file = pfx(parts: DER.sequence(OID.data, DER.tagged(DER.octets([1]))))
    #expect(end(of: file) == file.count)
    let longer = [0x30, 0x81] + file.dropFirst()
    #expect(end(of: longer) == nil)
    #expect(PKCS12.structure(of: longer.span) == .sound(trailingBytes: 0))
    #expect(end(of: DER.indefinite(0x30, Array(file.dropFirst(2)))) == nil)
  }

  @Test(
    "is not known where something stands that has no place there",
    arguments: [DER.octets([1]), DER.sequence(), [5, 0]])
  func intruders(value: [UInt8]) {
    let part = DER.sequence(OID.data, DER.tagged(DER.octets([1])), value)
    #expect(end(of: pfx(parts: part)) == nil)
    #expect(end(of: pfx(parts: value)) == nil)
    #expect(end(of: pfx(macData: value)) == nil)
  }

  @Test("is not known of another version or type", arguments: [OID.signedData, OID.envelopedData, OID.unknown])
  func types(type: [UInt8]) {
    #expect(end(of: pfx(type: type)) == nil)
    #expect(end(of: pfx(parts: DER.sequence(type, DER.tagged(DER.sequence())))) == nil)
    #expect(end(of: pfx(version: 2)) == nil)
  }
}
