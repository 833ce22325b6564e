import Bytes
import HTTP1

/// A request that was read, with its ranges resolved into text.
struct ReadRequest: Equatable {
  var method: Method
  var methodName: String
  var form: RequestHead.TargetForm
  var target: String
  var path: String
  var query: String?
  var authority: String?
  var version: HTTPVersion
  var fields: [String]
  var framing: RequestHead.Framing
  var expectsContinue: Bool
  var keepsConnection: Bool
  var body: String

  /// Resolves what `reader` has in phase `.complete` against its buffer.
  init(_ reader: borrowing RequestReader, in buffer: borrowing InputBuffer) {
    let message = Array(buffer.bytes[buffer.readable])
    func text(_ range: ByteRange) -> String { String(decoding: message[range.bounds], as: UTF8.self) }
    method = reader.head.method
    methodName = text(reader.head.methodName)
    form = reader.head.form
    target = text(reader.head.target)
    path = text(reader.head.path)
    query = reader.head.query.map(text)
    authority = reader.head.authority.map(text)
    version = reader.head.version
    fields = []
    for index in 0..<reader.head.fields.count {
      guard let field = reader.head.fields[index] else { continue }
      fields.append("\(text(field.name)): \(text(field.value))")
    }
    framing = reader.head.framing
    expectsContinue = reader.head.expectsContinue
    keepsConnection = reader.head.keepsConnection
    body = text(reader.body)
  }
}
