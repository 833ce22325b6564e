import JSONText
import Journal

extension JSON {
  /// What the journal keeps of a value.
  init(_ value: JSONValue) {
    if let secret = value.secret {
      self = .secret(length: secret.length)
      return
    }
    self =
      switch value.content {
      case .object(let members):
        .object(Dictionary(members.map { ($0.name, JSON($0.value)) }) { _, last in last })
      case .array(let elements): .array(elements.map(JSON.init))
      case .string(let string): .string(string)
      case .integer(let integer): .integer(Int(integer))
      case .number(let text): .number(Double(text) ?? .nan)
      case .bool(let bool): .bool(bool)
      case .null: .null
      }
  }

  /// The value as a tree. A secret has no value any more.
  var value: JSONValue {
    switch self {
    case .object(let members):
      JSONValue(.object(members.map { JSONValue.Member(name: $0.key, value: $0.value.value) }))
    case .array(let elements): JSONValue(.array(elements.map(\.value)))
    case .string(let string): JSONValue(.string(string))
    case .integer(let integer): JSONValue(.integer(Int64(integer)))
    case .number(let number): JSONValue(.number("\(number)"))
    case .bool(let bool): JSONValue(.bool(bool))
    case .null, .secret: JSONValue(.null)
    }
  }
}

extension JSONValue {
  /// An object of those members that have a value.
  init(members: KeyValuePairs<String, JSONValue?>) {
    self.init(.object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } }))
  }

  /// The text of the value.
  var text: String {
    var writer = JSONWriter()
    writer.value(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
