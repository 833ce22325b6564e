/// An answer as a client reads it.
struct TestResponse: Equatable {
  var status: Int
  var fields: [(name: String, value: String)]
  var body: String

  /// The value of a field, by its name in any case.
  subscript(_ name: String) -> String? {
    fields.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  static func == (left: TestResponse, right: TestResponse) -> Bool {
    left.status == right.status && left.body == right.body
      && left.fields.map(\.name) == right.fields.map(\.name) && left.fields.map(\.value) == right.fields.map(\.value)
  }

  /// Takes the first answer off `bytes`; nil while it is incomplete.
  static func take(from bytes: inout [UInt8], toHead: Bool = false) -> TestResponse? {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    var lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")[...]
    let statusLine = lines.removeFirst().split(separator: " ", maxSplits: 2)
    let fields = lines.map { line in
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return (name: String(parts[0]), value: String(parts[1].drop { $0 == " " }))
    }
    var response = TestResponse(status: Int(statusLine[1]) ?? 0, fields: fields, body: "")
    let length = toHead || response.status == 100 ? 0 : Int(response["Content-Length"] ?? "") ?? 0
    guard bytes.count >= end.upperBound + length else { return nil }
    response.body = String(decoding: bytes[end.upperBound..<end.upperBound + length], as: UTF8.self)
    bytes.removeFirst(end.upperBound + length)
    return response
  }
}
