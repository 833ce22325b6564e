import Bytes
import Testing

@Suite("Identifiers are 8-4-4-4-12 hexadecimal digits", .timeLimit(.minutes(5)))
struct UUIDTests {
  @Test(
    "any case is read, lower case is printed",
    arguments: [
      "380d7caf-6294-4a33-b50a-b8aeb13af58c", "380D7CAF-6294-4A33-B50A-B8AEB13AF58C",
      "380d7CAF-6294-4a33-B50A-b8aeb13af58c",
    ])
  func reads(text: String) {
    let id = UUID(text)
    #expect(id == UUID(high: 0x380d_7caf_6294_4a33, low: 0xb50a_b8ae_b13a_f58c))
    #expect(id?.description == "380d7caf-6294-4a33-b50a-b8aeb13af58c")
  }

  @Test("the ends of the range come back", arguments: [0, .max] as [UInt64])
  func ends(half: UInt64) {
    let id = UUID(high: half, low: half)
    #expect(UUID(id.description) == id)
  }

  @Test(
    "everything else is refused",
    arguments: [
      "", "380d7caf", "{380d7caf-6294-4a33-b50a-b8aeb13af58c}", "380d7caf62944a33b50ab8aeb13af58c",
      "380d7caf-6294-4a33-b50a-b8aeb13af58", "380d7caf-6294-4a33-b50a-b8aeb13af58c0",
      "380d7caf-6294-4a33-b50a-b8aeb13af58g", "380d7caf06294-4a33-b50a-b8aeb13af58c",
      "380d7cafa6294-4a33-b50a-b8aeb13af58c", "-80d7caf-6294-4a33-b50a-b8aeb13af58c",
      "380d7caf-6294-4a33-b50ab-8aeb13af58c", " 80d7caf-6294-4a33-b50a-b8aeb13af58c",
      "380d7caf-6294-4a33-b50a-b8aeb13af58\u{E9}", "３80d7caf-6294-4a33-b50a-b8aeb13af58c",
    ])
  func refuses(text: String) {
    #expect(UUID(text) == nil)
  }

  @Test(
    "every form of .NET's is read where it may be",
    arguments: [
      "380D7CAF-6294-4A33-B50A-B8AEB13AF58C", "{380d7caf-6294-4a33-b50a-b8aeb13af58c}",
      "(380d7caf-6294-4a33-b50a-b8aeb13af58c)", "380d7caf62944a33b50ab8aeb13af58c",
      "\u{3000} 380d7caf-6294-4a33-b50a-b8aeb13af58c\r\n",
      "{0x380d7caf,0x6294,0x4a33,{0xb5,0x0a,0xb8,0xae,0xb1,0x3a,0xf5,0x8c}}",
      "{ 0X380D7CAF , 0x6294, 0x4a33, { 0xb5, 0xa, 0xb8,0xae,0xb1,0x3a,0xf5,0x8c } } ",
    ])
  func anyForm(text: String) {
    #expect(UUID(parsingAnyForm: text.utf8.span)?.description == "380d7caf-6294-4a33-b50a-b8aeb13af58c")
  }

  @Test(
    "no other form is",
    arguments: [
      "", " ", "{380d7caf-6294-4a33-b50a-b8aeb13af58c)", "{380d7caf62944a33b50ab8aeb13af58c}",
      "380d7caf62944a33b50ab8aeb13af58", "380d7caf 62944a33b50ab8aeb13af58c", "{380d7caf-6294-4a33-b50a-b8aeb13af58c}}",
      "{0x380d7caf,0x6294,0x4a33,{0xb5,0x0a,0xb8,0xae,0xb1,0x3a,0xf5,0x18c}}",
      "{0x380d7caf,0x6294,0x4a33,{0xb5,0x0a,0xb8,0xae,0xb1,0x3a,0xf5,0x8c}",
      "{0x1380d7caf,0x6294,0x4a33,{0xb5,0x0a,0xb8,0xae,0xb1,0x3a,0xf5,0x8c}}",
      "{380d7caf,0x6294,0x4a33,{0xb5,0x0a,0xb8,0xae,0xb1,0x3a,0xf5,0x8c}}",
    ])
  func noForm(text: String) {
    #expect(UUID(parsingAnyForm: text.utf8.span) == nil)
  }

  @Test("every place of the text counts")
  func everyPlaceCounts() throws {
    let text = Array("00000000-0000-0000-0000-000000000000".utf8)
    for place in text.indices {
      var other = text
      other[place] = UInt8(ascii: "f")
      let id = UUID(String(decoding: other, as: UTF8.self))
      if text[place] == UInt8(ascii: "-") {
        #expect(id == nil)
      } else {
        #expect(id?.description == String(decoding: other, as: UTF8.self))
      }
    }
  }

  @Test("of all bytes the hexadecimal digits alone are read, wherever they stand")
  func everyByteInEveryPlace() {
    let text = Array("01234567-89ab-cdef-FEDC-BA9876543210".utf8)
    for place in text.indices where text[place] != UInt8(ascii: "-") {
      for byte in UInt8.min...UInt8.max {
        var other = text
        other[place] = byte
        let id = UUID(parsing: other.span)
        let isDigit = byte < 0x80 && Character(UnicodeScalar(byte)).isHexDigit
        #expect((id != nil) == isDigit, "byte \(byte) at \(place)")
        if let id { #expect(id.description == String(decoding: other, as: UTF8.self).lowercased()) }
      }
    }
  }

  @Test("identifiers are ordered as their texts are")
  func order() {
    let texts = [
      "00000000-0000-0000-0000-000000000001", "00000000-0000-0000-8000-000000000000",
      "0fffffff-ffff-ffff-ffff-ffffffffffff", "80000000-0000-0000-0000-000000000000",
    ]
    #expect(texts.reversed().compactMap { UUID($0) }.sorted().map(\.description) == texts)
  }

  @Test("printing adds to what a buffer holds")
  func appends() {
    var bytes = Array("id=".utf8)
    UUID.zero.append(to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "id=00000000-0000-0000-0000-000000000000")
  }
}
