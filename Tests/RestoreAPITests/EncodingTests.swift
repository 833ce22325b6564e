import Testing
import Verdict

@Suite("Encodings of bodies", .timeLimit(.minutes(5)))
struct EncodingTests {
  /// Bodies with a character of each length.
  private static let text = #"{"userName":"ä€😀","userPassword":"b"}"#

  private static func utf16(_ text: String, bigEndian: Bool = false) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
      return bigEndian ? bytes.reversed() : bytes
    }
  }

  private static func utf32(_ text: String, bigEndian: Bool = false) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar in
      let bytes = (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * UInt32($0))) }
      return bigEndian ? bytes.reversed() : bytes
    }
  }

  private func send(_ body: [UInt8], _ contentType: String = "application/json") throws -> TestAnswer {
    try TestAPI().send(
      .single("").with {
        $0.body = body
        $0.contentType = contentType
      })
  }

  @Test("are told by a byte-order mark, whatever the Content-Type says")
  func marks() throws {
    let marked = "\u{FEFF}" + Self.text
    let bodies = [
      Array(marked.utf8), Self.utf16(marked), Self.utf16(marked, bigEndian: true), Self.utf32(marked),
      Self.utf32(marked, bigEndian: true),
    ]
    for body in bodies {
      for contentType in ["application/json", "application/json; charset=utf-8", "application/json; charset=latin1"] {
        let answer = try send(body, contentType)
        #expect(answer.status == 200)
        #expect(answer.warnedRules == ["json.encoding"])
      }
    }
  }

  @Test("are told by charset=utf-16, with or without a mark")
  func charset() throws {
    for contentType in ["application/json; charset=utf-16", "text/json;q=1 ; Charset= UTF-16"] {
      for body in [Self.utf16(Self.text), Self.utf16("\u{FEFF}" + Self.text)] {
        let answer = try send(body, contentType)
        #expect(answer.status == 200)
        #expect(answer.warnedRules.contains("json.encoding"))
      }
    }
    #expect(try send(Array(Self.text.utf8), "application/json; charset=utf-16").status == 400)
  }

  @Test("put U+FFFD for what is unsound behind a mark, and refuse it without one")
  func unsound() throws {
    let sound = #"{"userName":"a","userPassword":""#
    #expect(try send(Array(("\u{FEFF}" + sound).utf8) + [0xFF, 0x22, 0x7D]).status == 200)
    #expect(try send(Array(sound.utf8) + [0xFF, 0x22, 0x7D]).status == 400)
    let half: [UInt8] = [0x00, 0xD8]
    let end = Self.utf16("\"}")
    #expect(try send(Self.utf16("\u{FEFF}" + sound) + half + end).status == 200)
    #expect(try send(Self.utf16(sound) + half + end, "application/json; charset=utf-16").status == 400)
  }

  @Test("let lines and columns count in what the text says")
  func positions() throws {
    let answer = try send(Self.utf16("\u{FEFF}{\n \"userName\": [], ä}"))
    #expect(answer.rules == ["body.json", "body.type"])
    #expect(answer.violations.map(\.position) == ["2:19", "2:14"])
  }

  @Test("of UTF-16 that nothing tells of are read as the framework does, with a warning that says so")
  func untold() throws {
    let answer = try send(Self.utf16(Self.text.replacing("ä€😀", with: "a")))
    #expect(answer.status == 400)
    #expect(answer.warnedRules.first == "json.encoding")
  }

  @Test("that a Content-Type tells wrong are named")
  func mislabelled() throws {
    let answer = try send(Array(Self.text.utf8), "application/json; charset=utf-16")
    #expect(answer.violations.first?.found == "UTF-8, and a Content-Type that says UTF-16")
    #expect(answer.violations.first?.suggestion == "leave charset out of Content-Type")
  }

  @Test(
    "that are not undone are named, with what to send instead",
    arguments: [
      ("gzip", Array("{}".utf8), "a body in gzip (Content-Encoding)"),
      ("br", [0x0B, 0x02, 0x80], "a body in br (Content-Encoding)"),
      ("secret", [0x0B, 0x02, 0x80], "a body in another encoding (Content-Encoding)"),
      (nil, [0x1F, 0x8B, 0x08, 0x00], "gzip, of which no Content-Encoding tells"),
      ("identity", [0x78, 0x9C, 0x01], "deflate, of which no Content-Encoding tells"),
      (nil, Array("--x\r\nContent-Disposition: form-data".utf8), "a multipart form"),
      (nil, Array("userName=a&userPassword=b".utf8), "a form"),
      (nil, Array("mailBoxes[0].id=a".utf8), "a form"), (nil, Array("<a/>".utf8), "XML"),
      (nil, utf16(text), "UTF-16 or UTF-32, of which nothing tells"),
      (nil, utf16(text, bigEndian: true), "UTF-16 or UTF-32, of which nothing tells"),
      (nil, Array(#""{\"userName\":\"a\"}""#.utf8), "JSON in quotes"), (nil, Array("'{}'".utf8), "JSON in quotes"),
      (nil, Array("[object Object]".utf8), "an object printed as text"),
    ] as [(String?, [UInt8], String)])
  func named(encoding: String?, body: [UInt8], found: String) throws {
    let answer = try TestAPI().send(
      .single("").with {
        $0.body = body
        if let encoding { $0.fields = [("Content-Encoding", encoding)] }
      })
    guard body != Array("{}".utf8) else { return #expect(answer.rules == ["credentials.given"]) }
    #expect(answer.status == 400)
    #expect(answer.message == "The request is invalid.")
    #expect(answer.rules == ["body.json"])
    #expect(answer.violations.first?.found == found)
    #expect(answer.violations.first?.suggestion?.hasPrefix("send ") == true)
  }
}
