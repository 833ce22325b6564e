import JSONText
import Testing

/// A text, and its tokens in every dialect that accepts it.
struct AcceptedText: CustomTestStringConvertible, Sendable {
  let rule: String
  let text: String
  let tokens: [String]

  init(_ rule: String, _ text: String, _ tokens: [String]) {
    self.rule = rule
    self.text = text
    self.tokens = tokens
  }

  var testDescription: String { rule }

  static let both = [
    AcceptedText("an object", #"{"a":1}"#, ["{", "name a", "number 1", "}"]),
    AcceptedText("an empty object", "{}", ["{", "}"]),
    AcceptedText("an empty array", "[]", ["[", "]"]),
    AcceptedText("an empty name and string", #"{"":""}"#, ["{", "name ", "string ", "}"]),
    AcceptedText("the literals", "[true,false,null]", ["[", "true", "false", "null", "]"]),
    AcceptedText("a literal alone", "true", ["true"]),
    AcceptedText("a string alone", #""x""#, ["string x"]),
    AcceptedText("a number alone", "-0", ["number -0"]),
    AcceptedText(
      "every form of number", "[0,-1,12,1.5,-0.25,1e2,1E+2,1e-2,0.0e0]",
      [
        "[", "number 0", "number -1", "number 12", "number 1.5", "number -0.25", "number 1e2", "number 1E+2",
        "number 1e-2", "number 0.0e0", "]",
      ]),
    AcceptedText(
      "a number of any size", "[123456789012345678901234567890,1e308]",
      ["[", "number 123456789012345678901234567890", "number 1e308", "]"]),
    AcceptedText(
      "an integer of 380 digits", "[\(String(repeating: "1", count: 380))]",
      ["[", "number \(String(repeating: "1", count: 380))", "]"]),
    AcceptedText(
      "containers in containers", #"[{"a":[[],{}]},[{}]]"#,
      ["[", "{", "name a", "[", "[", "]", "{", "}", "]", "}", "[", "{", "}", "]", "]"]),
    AcceptedText(
      "white space of RFC 8259 everywhere", " \t\r\n{ \"a\" \n:\r\n[ 1 , 2 ] \t} \n",
      ["{", "name a", "[", "number 1", "number 2", "]", "}"]),
    AcceptedText("a byte-order mark", "\u{FEFF}{}", ["{", "}"]),
    AcceptedText("a byte-order mark and white space", "\u{FEFF} \n[] ", ["[", "]"]),
    AcceptedText("a trailing comma in an object", #"{"a":1,}"#, ["{", "name a", "number 1", "}"]),
    AcceptedText("a trailing comma in an array", "[1 , ]", ["[", "number 1", "]"]),
    AcceptedText(
      "block comments wherever a token may stand", "/**/{/*a*/\"a\":/* * / */1/***/,/*\"*/}/*é*/",
      ["{", "name a", "number 1", "}"]),
    AcceptedText(
      "line comments ended by LF, CR, CRLF and the end", "// a\n[// \"b\" */\r1// ]\r\n]//",
      ["[", "number 1", "]"]),
    AcceptedText("a comment before a trailing comma", "[1/**/,/**/]", ["[", "number 1", "]"]),
    AcceptedText(
      "a duplicate name, for the caller to judge", #"{"a":1,"A":2}"#,
      ["{", "name a", "number 1", "name A", "number 2", "}"]),
    AcceptedText("text beyond ASCII", #"["é€😀"]"#, ["[", "string é€😀", "]"]),
    AcceptedText("U+007F and U+FFFF in a string", "[\"\u{7F}\u{FFFF}\"]", ["[", "string \u{7F}\u{FFFF}", "]"]),
    AcceptedText("a single quotation mark in double ones", #"["it's"]"#, ["[", "string it's", "]"]),
    AcceptedText("what looks like a comment, in a string", #"["//","/*"]"#, ["[", "string //", "string /*", "]"]),
  ]

  static let jsonNETOnly = [
    AcceptedText("single-quoted names and strings", "{'a':'b'}", ["{", "name a", "string b", "}"]),
    AcceptedText("a double quotation mark in single ones", #"['say "x"']"#, ["[", #"string say "x""#, "]"]),
    AcceptedText("a raw line break in a string", "[\"a\r\nb\"]", ["[", "string a\r\nb", "]"]),
    AcceptedText("a raw tab in a string", "[\"a\tb\"]", ["[", "string a\tb", "]"]),
    AcceptedText("a raw U+0000 in a string", "[\"a\0b\"]", ["[", "string a\0b", "]"]),
    AcceptedText("no-break space between tokens", "\u{A0}[\u{A0}1\u{A0}]\u{A0}", ["[", "number 1", "]"]),
    AcceptedText(
      ".NET's other white space between tokens",
      "[\u{B}\u{C}\u{85}\u{1680}\u{2000}\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}]", ["[", "]"]),
    AcceptedText(
      "names without quotation marks", "{a:1, $_9 :2,1:3,ä\0:4}",
      ["{", "name a", "number 1", "name $_9", "number 2", "name 1", "number 3", "name ä", "number 4", "}"]),
    AcceptedText(
      "numbers that are not finite", "[NaN,Infinity,-Infinity/**/]", ["[", "NaN", "Infinity", "-Infinity", "]"]),
    AcceptedText(
      "undefined, and nothing at all", "[undefined,,1,]", ["[", "undefined", "undefined", "number 1", "]"]),
    AcceptedText(
      "a member without a value", #"{"a":,"b":1}"#, ["{", "name a", "undefined", "name b", "number 1", "}"]),
    AcceptedText(
      "constructors", "[new Date(1, ),new (),new\0a (new b([2]))]",
      ["[", "new", "number 1", ")", "new", ")", "new", "new", "[", "number 2", "]", ")", ")", "]"]),
    AcceptedText(
      "numbers of other forms", "[010,0x1E,0Xf,.5,30.,-.5,-010,1.e5,00]",
      [
        "[", "number 010", "number 0x1E", "number 0Xf", "number .5", "number 30.", "number -.5", "number -010",
        "number 1.e5", "number 00", "]",
      ]),
    AcceptedText("U+0000 between tokens", "\0{\0\"a\"\0:\0{}\0,\0}\0", ["{", "name a", "{", "}", "}"]),
    AcceptedText(
      "half surrogate pairs", #"["\uD83Dx\uDE00\uD83D\uD83D\uDE00"]"#, ["[", "string \u{FFFD}x\u{FFFD}\u{FFFD}😀", "]"]),
    AcceptedText("anything behind the value", "{} x ] /", ["{", "}"]),
  ]
}

@Suite("Accepted texts")
struct AcceptedTextTests {
  @Test("Both dialects give the exact tokens", arguments: AcceptedText.both)
  func both(_ vector: AcceptedText) {
    #expect(Reading(vector.text, .jsonNET) == .tokens(vector.tokens))
    #expect(Reading(vector.text, .fixture) == .tokens(vector.tokens))
  }

  @Test("Json.NET's dialect gives the exact tokens, a fixture file is refused", arguments: AcceptedText.jsonNETOnly)
  func jsonNETOnly(_ vector: AcceptedText) {
    #expect(Reading(vector.text, .jsonNET) == .tokens(vector.tokens))
    #expect(Reading(vector.text, .fixture).error != nil)
  }

  @Test("A Base64 string broken into lines can be read")
  func brokenBase64() throws {
    let text = "{\"applicationCertificate\": \"MIIKEgIBAzCC\r\n  Cc4GCSqGSIb3\n\"}"
    let expected = "string MIIKEgIBAzCC\r\n  Cc4GCSqGSIb3\n"
    #expect(Reading(text, .jsonNET) == .tokens(["{", "name applicationCertificate", expected, "}"]))
  }

  @Test(
    "A string is read whole wherever in it something special stands",
    arguments: ["", "é", "😀", #"\n"#, #"\u0041"#, "'"])
  func everyPlace(special: String) {
    // Longer than the reader looks at in one round, and its remainder.
    for length in 0...80 {
      for place in 0...length {
        let content = String(repeating: "x", count: place) + special + String(repeating: "y", count: length - place)
        let meaning = content.replacing(#"\n"#, with: "\n").replacing(#"\u0041"#, with: "A")
        guard Reading("[\"\(content)\",1]", .fixture) == .tokens(["[", "string \(meaning)", "number 1", "]"]) else {
          Issue.record("misread: \(content)")
          return
        }
      }
    }
  }

  @Test("A raw control character is found wherever it stands")
  func everyPlaceOfControl() {
    for place in 1...80 {
      for control in UInt8.min..<0x20 {
        var text = [UInt8](repeating: UInt8(ascii: "x"), count: 82)
        (text[0], text[81]) = (UInt8(ascii: "\""), UInt8(ascii: "\""))
        text[place] = control
        guard Reading(text.span, .fixture).error?.reason == .controlCharacter, Reading(text.span, .jsonNET).error == nil
        else {
          Issue.record("missed: \(control) at \(place)")
          return
        }
      }
    }
  }

  @Test("The end of the text is said again and again")
  func endOfText() throws {
    let text: [UInt8] = Array("[] ".utf8)
    var reader = JSONReader(.jsonNET)
    _ = try reader.next(in: text.span)
    _ = try reader.next(in: text.span)
    for _ in 0..<3 { #expect(try reader.next(in: text.span) == .endOfText) }
  }

  @Test("A token's offset is that of its first byte, and the position that behind it")
  func offsets() throws {
    let text: [UInt8] = Array(#" { "ab" : [ 12 , "c" ] } "#.utf8)
    var reader = JSONReader(.jsonNET)
    var offsets: [Int] = []
    var positions: [Int] = []
    while try reader.next(in: text.span) != .endOfText {
      offsets.append(reader.tokenOffset)
      positions.append(reader.position)
    }
    #expect(offsets == [1, 3, 10, 12, 17, 21, 23])
    #expect(positions == [2, 9, 11, 14, 20, 22, 24])
  }

  @Test(
    "Skipping a value goes to its end, whatever it holds",
    arguments: [
      "1", #""a\"b""#, "null", "[]", "{}", #"{"x":[1,{"y":[]}],}"#, "[[[[]]],/* ] */{}]",
      "123456789012345678901234567890e99",
    ])
  func skipping(value: String) throws {
    let text = Array("{\"skip\":\(value),\"next\":7}".utf8)
    var reader = JSONReader(.jsonNET)
    _ = try reader.next(in: text.span)
    _ = try reader.next(in: text.span)
    try reader.skipValue(in: text.span)
    #expect(reader.depth == 1)
    #expect(try reader.next(in: text.span).spelled(in: text.span) == "name next")
  }

  @Test("Skipping checks what it skips")
  func skippingChecks() throws {
    let text = Array(#"{"skip":[1,[08]]}"#.utf8)
    var reader = JSONReader(.jsonNET)
    _ = try reader.next(in: text.span)
    _ = try reader.next(in: text.span)
    #expect(throws: JSONError.self) { try reader.skipValue(in: text.span) }
  }

  @Test("Skipping an element or the end of an array reads nothing beyond it")
  func skippingTokens() throws {
    let text = Array("[{\"a\":1},2]".utf8)
    var reader = JSONReader(.jsonNET)
    _ = try reader.next(in: text.span)
    for expected in ["{", "number 2", "]"] {
      let token = try reader.next(in: text.span)
      #expect(token.spelled(in: text.span) == expected)
      try reader.skip(token, in: text.span)
    }
    #expect(try reader.next(in: text.span) == .endOfText)
  }
}
