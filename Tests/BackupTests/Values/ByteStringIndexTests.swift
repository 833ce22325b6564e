import Testing

@testable import Backup

@Suite("Byte strings are found by their bytes", .timeLimit(.minutes(5)))
struct ByteStringIndexTests {
  @Test("ten thousand strings keep their positions while the table grows")
  func grows() {
    var index = ByteStringIndex()
    let strings = (0..<10_000).map { Array("token-\($0)".utf8) }
    for string in strings { #expect(index.insert(string) == nil) }
    var found = 0
    for (position, string) in strings.enumerated() where index.position(of: string.span) == position { found += 1 }
    #expect(found == strings.count)
    #expect(index.count == strings.count)
    #expect(position(of: "token-10000", in: index) == nil)
  }

  @Test("a string that is there already is not added again")
  func repeats() {
    var index = ByteStringIndex()
    #expect(index.insert(Array("a".utf8)) == nil)
    #expect(index.insert(Array("b".utf8)) == nil)
    #expect(index.insert(Array("a".utf8)) == 0)
    #expect(index.count == 2)
  }

  @Test("case matters unless told, and then for ASCII letters only")
  func cases() {
    var exact = ByteStringIndex()
    _ = exact.insert(Array("Token[".utf8))
    #expect(position(of: "token[", in: exact) == nil)

    var folding = ByteStringIndex(ignoringCase: true)
    _ = folding.insert(Array("Token[\u{C4}".utf8))
    #expect(position(of: "tOKEN[\u{C4}", in: folding) == 0)
    #expect(position(of: "token{\u{C4}", in: folding) == nil)
    #expect(position(of: "token[\u{E4}", in: folding) == nil)
  }

  @Test("nothing is found in an empty index")
  func empty() {
    #expect(position(of: "", in: ByteStringIndex()) == nil)
  }

  private func position(of string: String, in index: ByteStringIndex) -> Int? {
    index.position(of: string.utf8.span)
  }
}
