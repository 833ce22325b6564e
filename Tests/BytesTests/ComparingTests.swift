import Bytes
import Testing

@Suite("Bytes compared", .timeLimit(.minutes(5)))
struct ComparingTests {
  @Test("are of the kinds that ASCII has, every one of them")
  func kinds() {
    for byte in UInt8.min...UInt8.max {
      let character = Character(Unicode.Scalar(byte))
      let isASCII = byte < 0x80
      #expect(byte.isASCIIDigit == (isASCII && character.isNumber), "\(byte)")
      #expect(byte.isASCIILetter == (isASCII && character.isLetter), "\(byte)")
      #expect(byte.isASCIISpace == [0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D].contains(byte), "\(byte)")
      let lower = isASCII ? character.lowercased().utf8.first : byte
      #expect(byte.asciiLowercased == lower, "\(byte)")
    }
  }

  @Test("are equal but for the case of ASCII letters, each pair of bytes")
  func equality() {
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        let (left, right): ([UInt8], [UInt8]) = ([65, first], [97, second])
        let isEqual = first == second || first.isASCIILetter && first ^ second == 0x20
        #expect(areEqual(left, right) == isEqual, "\(first) \(second)")
      }
    }
    #expect(!areEqual([97, 98], [97, 98, 99]))
    #expect(areEqual([], []))
  }

  @Test("are equal wherever the bytes stand in texts of any length", arguments: 1...25)
  func equalityAnywhere(count: Int) {
    let text = (0..<count).map { UInt8(ascii: "a") + UInt8($0) }
    for place in 0..<count {
      for byte in UInt8.min...UInt8.max {
        var (left, right) = (text, text)
        // A carry from one byte to the next would show.
        left[place] = byte
        right[place] = UInt8(ascii: "Z")
        let isEqual = byte | 0x20 == UInt8(ascii: "z")
        if areEqual(left, right) != isEqual { Issue.record("\(byte) at \(place) of \(count)") }
        right[place] = byte
        if !areEqual(left, right) { Issue.record("\(byte) at \(place) of \(count), with itself") }
      }
    }
  }

  private func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool { left.span.equalsIgnoringCase(right.span) }

  @Test(
    "hold a literal where it stands, and nowhere beyond their end",
    arguments: [(0, 5, true), (1, 5, false), (0, 4, false), (7, 5, false), (-1, 5, false), (0, 0, false)])
  func literals(start: Int, count: Int, isThere: Bool) {
    let text = Array("Close, close".utf8)
    #expect(text.span.holds("Close", at: ByteRange(start: start, count: count)) == isThere)
  }

  @Test("hold a literal in any case")
  func literalsInAnyCase() {
    let text = Array("cLOSE, Content-Length".utf8)
    #expect(text.span.holds("close", ignoringCaseAt: ByteRange(start: 0, count: 5)) == true)
    #expect(text.span.holds("content-length", ignoringCaseAt: ByteRange(start: 7, count: 14)) == true)
    #expect(text.span.holds("clots", ignoringCaseAt: ByteRange(start: 0, count: 5)) == false)
    #expect(text.span.holds("length", ignoringCaseAt: ByteRange(start: 16, count: 6)) == false)
  }

  @Test(
    "begin and end with a literal",
    arguments: [
      ("abc", true, true), ("xabc", false, true), ("abcx", true, false), ("ab", false, false), ("", false, false),
      ("ABC", false, false),
    ])
  func ends(text: String, begins: Bool, ends: Bool) {
    let bytes = Array(text.utf8)
    #expect(bytes.span.begins(with: "abc") == begins)
    #expect(bytes.span.ends(with: "abc") == ends)
    #expect(bytes.span.beginsIgnoringCase("abc") == (begins || text == "ABC"))
    #expect(bytes.span.endsIgnoringCase("abc") == (ends || text == "ABC"))
  }

  @Test(
    "contain a text in any case",
    arguments: [
      ("Annual Report", "report", true), ("Annual Report", "ANNUAL", true), ("Annual Report", "l r", true),
      ("Annual Report", "reports", false), ("a", "", true), ("", "a", false), ("aab", "AB", true),
    ])
  func containing(text: String, part: String, isThere: Bool) {
    let isFound = text.utf8.span.containsIgnoringCase(part.utf8.span)
    #expect(isFound == isThere)
  }

  @Test("are found at every place of a text of every length")
  func index() {
    for count in 0...40 {
      var text = [UInt8](repeating: UInt8(ascii: "x"), count: count)
      #expect(text.span.index(of: .slash, from: 0) == count)
      for place in 0..<count {
        text[place] = .slash
        for start in 0...place { #expect(text.span.index(of: .slash, from: start) == place) }
        #expect(text.span.index(of: .slash, from: place + 1) == count)
        text[place] = UInt8(ascii: "x")
      }
    }
  }
}
