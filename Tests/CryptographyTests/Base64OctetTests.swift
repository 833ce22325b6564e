import Bytes
import Foundation
import Testing

@testable import Cryptography

@Suite("Base64 that is read without being decoded", .timeLimit(.minutes(5)))
struct Base64OctetTests {
  @Test("stands for the bytes that decoding gives", arguments: 1...600)
  func octets(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ 13) }
    let text = Array(Data(bytes).base64EncodedString().utf8)
    #expect(Base64.plainCount(of: text.span) == count)
    #expect((0..<count).map { Base64Octets.octet(at: $0, of: text.span) } == bytes)
  }
}
