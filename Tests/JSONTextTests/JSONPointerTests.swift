import JSONText
import Testing

@Suite("JSON pointers")
struct JSONPointerTests {
  @Test("The root is empty, and steps are appended")
  func steps() {
    #expect(JSONPointer().description == "")
    #expect(JSONPointer().member("mailBoxes").element(0).member("id").description == "/mailBoxes/0/id")
  }

  @Test(
    "Names are escaped by RFC 6901 section 3",
    arguments: [("", "/"), ("a/b", "/a~1b"), ("m~n", "/m~0n"), ("~1", "/~01"), (" ", "/ "), ("é\"\\", "/é\"\\")])
  func escaping(name: String, expected: String) {
    #expect(JSONPointer().member(name).description == expected)
  }

  @Test("A name from a text is shown as what it means")
  func decoded() throws {
    let text = Array(#"{"a\u002Fb":1}"#.utf8)
    let name = try #require(try firstString(in: text.span))
    #expect(JSONPointer().member(name, in: text.span).description == "/a~1b")
  }

  @Test("A long name is cut, a control character replaced", arguments: [127, 128, 129, 1 << 20])
  func limits(length: Int) throws {
    let sent = String(repeating: "é", count: length)
    let text = Array("{\"\(sent)\":1}".utf8)
    let name = try #require(try firstString(in: text.span))
    let expected = "/" + String(sent.prefix(128)) + (length > 128 ? "…" : "")
    #expect(JSONPointer().member(name, in: text.span).description == expected)
    #expect(JSONPointer().member(sent).description == expected)
    #expect(JSONPointer().member("a\nb\u{7F}\u{85}").description == "/a\u{FFFD}b\u{FFFD}\u{FFFD}")
  }
}
