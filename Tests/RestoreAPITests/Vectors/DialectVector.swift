import Testing

/// A body of a single restore, and whether it is read (behaviour.md, section 2).
struct DialectVector: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let body: [UInt8]

  init(_ description: String, _ body: String) {
    testDescription = description
    self.body = Array(body.utf8)
  }

  init(_ description: String, bytes: [UInt8]) {
    testDescription = description
    body = bytes
  }
}

extension DialectVector {
  /// Read as a user name with a password.
  static let read: [DialectVector] = [
    DialectVector("names in any case", #"{"USERNAME":"a","userpassword":"b"}"#),
    DialectVector("a name with an escape", #"{"user\u004eame":"a","userPassword":"b"}"#),
    DialectVector(
      "the last duplicate wins, whatever came before",
      #"{"userName":[],"userName":"a","userPassword":"b"}"#.replacing("[]", with: "null")),
    DialectVector("duplicates in different case", #"{"userName":"","UserName":"a","userPassword":"b"}"#),
    DialectVector("a trailing comma", #"{"userName":"a","userPassword":"b",}"#),
    DialectVector("comments", "/* a */{// b\n\"userName\":/* c */\"a\",\"userPassword\":\"b\"}// d"),
    DialectVector("single quotes", #"{'userName':'a','userPassword':'b"c'}"#),
    DialectVector("a byte-order mark", bytes: [0xEF, 0xBB, 0xBF] + Array(Bodies.password.utf8)),
    DialectVector("white space around", "\r\n\t \(Bodies.password)\r\n "),
    DialectVector("a number where a string belongs", #"{"userName":1,"userPassword":-2.50e3}"#),
    DialectVector(
      "null for what is absent", #"{"userName":"a","userPassword":"b","userCode":null,"applicationId":null}"#),
    DialectVector("an empty password", #"{"userName":"a","userPassword":""}"#),
    DialectVector("text behind the object", Bodies.password + "x ]"),
    DialectVector(
      "unknown members of any size",
      #"{"userName":"a","userPassword":"b","x":1e308,"y":[{"z":[99999999999999999999]}]}"#),
    DialectVector(
      "256 levels",
      #"{"userName":"a","userPassword":"b","x":"# + String(repeating: "[", count: 255)
        + String(repeating: "]", count: 255) + "}"),
    DialectVector(
      "undefined, missing values and constructors that nobody asks for",
      #"{"userName":"a","x":,"y":undefined,"z":[,new Date(1),],"userPassword":"b"}"#),
  ]

  /// Refused as invalid.
  static let refused: [DialectVector] = [
    DialectVector("nothing", ""),
    DialectVector("white space alone", " \n"),
    DialectVector("a byte-order mark alone", bytes: [0xEF, 0xBB, 0xBF]),
    DialectVector("a form", "userName=a&userPassword=b"),
    DialectVector(
      "257 levels",
      #"{"userName":"a","userPassword":"b","x":"# + String(repeating: "[", count: 256)
        + String(repeating: "]", count: 256) + "}"),
    DialectVector("an unknown number that no double holds", #"{"userName":"a","userPassword":"b","x":[1e400]}"#),
    DialectVector("a comment in front of an unknown value", #"{"userName":"a","userPassword":"b","x":/**/1}"#),
    DialectVector("a comment in front of a colon", #"{"userName"/**/:"a","userPassword":"b"}"#),
    DialectVector("a date of no calendar", #"{"userName":"a","userPassword":"b","x":["\/Date(9999999999999999)\/"]}"#),
    DialectVector("an array", "[\(Bodies.password)]"),
    DialectVector("a string", #""userName""#),
    DialectVector("null", "null"),
    DialectVector("a number", "1"),
    DialectVector("half an object", #"{"userName":"a""#),
    DialectVector("an unquoted value", #"{"userName":"a","userPassword":b}"#),
    DialectVector("a list where a string belongs", #"{"userName":["a"],"userPassword":"b"}"#),
    DialectVector("an object where a string belongs", #"{"userName":"a","userPassword":{"b":1}}"#),
    DialectVector("a wrong type before the duplicate that wins", #"{"userName":[],"userName":"a","userPassword":"b"}"#),
    DialectVector("undefined", #"{"userName":"a","userPassword":undefined}"#),
    DialectVector(
      "bytes that are no UTF-8", bytes: Array(#"{"userName":"a","userPassword":""#.utf8) + [0xFF] + Array("\"}".utf8)),
    DialectVector("an applicationId that is no UUID", #"{"userCode":"C6A9DB737","applicationId":"app"}"#),
    DialectVector("an applicationId that is a number", #"{"userCode":"C6A9DB737","applicationId":11111111}"#),
  ]
}
