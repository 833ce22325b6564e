import TestSupport

/// An answer as a client reads it.
struct TestResponse: Equatable {
  var status: Int
  var fields: [Field]
  var body: String

  /// The value of a field, by its name in any case.
  subscript(_ name: String) -> String? { fields[name] }

  /// The number of its request, which its id ends with.
  var number: Int { self["X-Emulator-Request"]?.split(separator: "-").last.flatMap { Int($0) } ?? 0 }

  /// Takes the first answer off `bytes`; nil while it is incomplete.
  static func take(from bytes: inout [UInt8], toHead: Bool = false) -> TestResponse? {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
    let lines = head.split(separator: "\r\n", maxSplits: 1)
    let statusLine = lines[0].split(separator: " ", maxSplits: 2)
    let fields = [Field](lines: lines.count > 1 ? lines[1] : "")
    var response = TestResponse(status: Int(statusLine[1]) ?? 0, fields: fields, body: "")
    let length = toHead || response.status == 100 ? 0 : Int(response["Content-Length"] ?? "") ?? 0
    guard bytes.count >= end.upperBound + length else { return nil }
    response.body = String(decoding: bytes[end.upperBound..<end.upperBound + length], as: UTF8.self)
    bytes.removeFirst(end.upperBound + length)
    return response
  }
}
