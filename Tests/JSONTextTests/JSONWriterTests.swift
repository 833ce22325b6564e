import Bytes
import JSONText
import Testing

@Suite("Writing")
struct JSONWriterTests {
  private func written(_ write: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    write(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  @Test("Commas come by themselves, and nothing else does")
  func structure() {
    let text = written { json in
      json.beginObject()
      json.member("createdItemsCount", 0)
      json.member("message", "a")
      json.member("isArchive", false)
      json.beginArray("details")
      json.beginObject()
      json.endObject()
      json.beginObject()
      json.member("id", "x")
      json.endObject()
      json.value(1)
      json.value("b")
      json.null()
      json.value(true)
      json.endArray()
      json.beginObject("empty")
      json.endObject()
      json.name("none")
      json.null()
      json.endObject()
    }
    #expect(
      text
        == #"{"createdItemsCount":0,"message":"a","isArchive":false,"details":[{},{"id":"x"},1,"b",null,true],"empty":{},"none":null}"#
    )
  }

  @Test(
    "Numbers are decimal",
    arguments: [(Int64.min, "-9223372036854775808"), (-1, "-1"), (0, "0"), (10, "10"), (.max, "9223372036854775807")])
  func numbers(value: Int64, expected: String) {
    #expect(written { $0.value(value) } == expected)
  }

  @Test(
    "Strings have the escapes Json.NET writes and no others",
    arguments: [
      ("", #""""#), ("a/b<>&'", #""a/b<>&'""#), ("\"\\", #""\"\\""#), ("\u{8}\u{C}\n\r\t", #""\b\f\n\r\t""#),
      ("\0\u{1F}\u{B}", #""\u0000\u001f\u000b""#), ("\u{7F}", "\"\u{7F}\""), ("é€😀", #""é€😀""#),
      ("\u{85}\u{2028}\u{2029}", #""\u0085\u2028\u2029""#), ("\u{84}\u{2027}\u{202A}", "\"\u{84}\u{2027}\u{202A}\""),
      ("plain text of some length, then \" and more", #""plain text of some length, then \" and more""#),
    ])
  func strings(value: String, expected: String) {
    #expect(written { $0.value(value) } == expected)
    #expect(written { $0.value(utf8: value.utf8.span) } == expected)
  }

  @Test(
    "Bytes that are no UTF-8 are written as U+FFFD, as the standard library repairs them", arguments: UnsoundBytes.all)
  func repairing(_ vector: UnsoundBytes) {
    for bytes in [vector.bytes, vector.bytes + [0x61], [0x61] + vector.bytes + vector.bytes] {
      let expected = "\"\(String(decoding: bytes, as: UTF8.self))\""
      #expect(written { $0.value(utf8: bytes.span) } == expected)
    }
  }

  @Test("A string of the request is written as what it means")
  func echoing() throws {
    let text = Array(#"['a"b', "x\u00e9\n\/"]"#.utf8)
    var reader = JSONReader(.jsonNET)
    var strings: [JSONString] = []
    while let token = try? reader.next(in: text.span), token != .endOfText {
      if case .string(let string) = token { strings.append(string) }
    }
    let out = written { json in
      json.beginArray()
      for string in strings { json.value(string, in: text.span) }
      json.endArray()
    }
    #expect(out == #"["a\"b","xé\n/"]"#)
  }

  @Test("What is written is read back as it was, whatever the bytes")
  func roundTrip() throws {
    var dice = SplitMix64(seed: 3)
    for _ in 0..<2000 {
      let length = Int.random(in: 0...40, using: &dice)
      let bytes = (0..<length).map { _ in
        Bool.random(using: &dice)
          ? UInt8.random(in: 0...255, using: &dice) : UInt8.random(in: 0x20...0x7E, using: &dice)
      }
      let out = Array(written { $0.value(utf8: bytes.span) }.utf8)
      let string = try #require(try firstString(in: out.span, .fixture))
      guard string.string(in: out.span) == String(decoding: bytes, as: UTF8.self) else {
        Issue.record("changed on the way: \(bytes)")
        return
      }
    }
  }

  @Test("The buffer's bytes stay before, its memory is used and given back")
  func buffer() {
    var bytes = Array("HTTP ".utf8)
    bytes.reserveCapacity(4096)
    let capacity = bytes.capacity
    var json = JSONWriter()
    json.begin(in: &bytes)
    #expect(bytes.isEmpty)
    json.beginArray()
    json.endArray()
    json.exchange(&bytes)
    #expect(bytes == Array("HTTP []".utf8))
    #expect(bytes.capacity == capacity)
  }

  @Test("A name known at run time is written as any string")
  func runTimeName() {
    let name = "a\"b"
    let text = written { json in
      json.beginObject()
      json.name(utf8: name.utf8.span)
      json.value(1)
      json.endObject()
    }
    #expect(text == #"{"a\"b":1}"#)
  }
}
