import RestoreAPI
import Testing

@Suite("Token keys", .timeLimit(.minutes(5)))
struct TokenKeyTests {
  @Test("are long and of many bytes, or none")
  func strength() throws {
    #expect(throws: TokenKeyError.short(31)) { try TokenKey([UInt8](0..<31)) }
    #expect(throws: TokenKeyError.monotonous) { try TokenKey([UInt8](repeating: 0, count: 64)) }
    #expect(throws: TokenKeyError.monotonous) { try TokenKey(Array("secretsecretsecretsecretsecretsecret".utf8)) }
    _ = try TokenKey([UInt8](0..<32))
  }

  @Test("show nothing of themselves")
  func hidden() throws {
    let key = try TokenKey(Array("0123456789abcdefghijklmnopqrstuv".utf8))
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(reflecting: key), dumped] {
      #expect(!text.contains("48") && !text.contains("0123") && text.contains("32 bytes"))
    }
  }
}
