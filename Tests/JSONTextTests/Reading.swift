import Bytes
import JSONText

/// What reading a whole text gives: its tokens spelled out, or the error.
enum Reading: Equatable {
  case tokens([String])
  case refused(JSONError)

  init(_ text: Span<UInt8>, _ dialect: JSONDialect) {
    var reader = JSONReader(dialect)
    var tokens: [String] = []
    do throws(JSONError) {
      while true {
        let token = try reader.next(in: text)
        guard token != .endOfText else { break }
        tokens.append(token.spelled(in: text))
      }
      self = .tokens(tokens)
    } catch {
      self = .refused(error)
    }
  }

  init(_ text: String, _ dialect: JSONDialect) {
    self.init(text.utf8.span, dialect)
  }

  var error: JSONError? {
    guard case .refused(let error) = self else { return nil }
    return error
  }
}

extension JSONToken {
  /// The token as a word a test can name.
  func spelled(in text: Span<UInt8>) -> String {
    switch self {
    case .beginObject: "{"
    case .endObject: "}"
    case .beginArray: "["
    case .endArray: "]"
    case .name(let name): "name \(name.string(in: text))"
    case .string(let string): "string \(string.string(in: text))"
    case .number(let number): "number \(JSONTextTests.text(of: number.range, in: text))"
    case .bool(let value): "\(value)"
    case .null: "null"
    case .beginConstructor: "new"
    case .endConstructor: ")"
    case .notFinite(let number): number.text.description
    case .undefined: "undefined"
    case .endOfText: "end"
    }
  }
}

/// The bytes of `range`, read as ASCII.
func text(of range: ByteRange, in text: Span<UInt8>) -> String {
  var result = ""
  for index in range.bounds { result.unicodeScalars.append(Unicode.Scalar(text[index])) }
  return result
}

/// The first string value or name in `text`.
func firstString(in text: Span<UInt8>, _ dialect: JSONDialect = .jsonNET) throws(JSONError) -> JSONString? {
  var reader = JSONReader(dialect)
  while true {
    switch try reader.next(in: text) {
    case .string(let string), .name(let string): return string
    case .endOfText: return nil
    default: continue
    }
  }
}
