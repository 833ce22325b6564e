import Bytes
import HTTP1

/// What a body is that is not JSON, told by its first bytes and its fields.
enum BodyKind: Equatable {
  /// A Content-Encoding, which the server does not undo.
  case encoded(String)
  /// Compressed, and no field says so.
  case compressed(String)
  /// UTF-16 or UTF-32, and neither a mark nor a field says so.
  case untoldUnicode
  /// UTF-8, of which the Content-Type says that it is UTF-16.
  case mislabelled
  case multipart
  case form
  case xml
  /// JSON inside a JSON string, or in quotes that a shell left.
  case quotedJSON
  /// What became of an object that was printed in place of its JSON.
  case printedObject

  /// What `body` is, whose fields are in `head`; nil where nothing can be told, and where it is probably JSON with an error.
  init?(of body: Span<UInt8>, _ head: borrowing RequestHead, in bytes: Span<UInt8>) {
    if let field = head.value(of: "Content-Encoding", in: bytes), !field.isEmpty,
      !bytes.holds("identity", ignoringCaseAt: field)
    {
      let known = Self.encodings.first { bytes.holds($0, ignoringCaseAt: field) }
      self = .encoded(known?.description ?? "another encoding")
    } else if body.count >= 2, body[0] == UInt8(ascii: "{"), 0x09...0x7E ~= body[1],
      Self.isSaidToBeUTF16(head, in: bytes)
    {
      self = .mislabelled
    } else if let kind = Self.told(by: body), kind != .untoldUnicode || !Self.isSaidToBeUTF16(head, in: bytes) {
      self = kind
    } else {
      return nil
    }
  }

  private static func isSaidToBeUTF16(_ head: borrowing RequestHead, in bytes: Span<UInt8>) -> Bool {
    head.value(of: "Content-Type", in: bytes).map { MediaType($0, in: bytes).isUTF16(in: bytes) } ?? false
  }

  private static func told(by body: Span<UInt8>) -> BodyKind? {
    guard body.count >= 2 else { return nil }
    switch (body[0], body[1]) {
    case (0x1F, 0x8B): return .compressed("gzip")
    case (0x78, 0x01), (0x78, 0x5E), (0x78, 0x9C), (0x78, 0xDA): return .compressed("deflate")
    case (0x28, 0xB5) where body.count >= 4 && body[2] == 0x2F && body[3] == 0xFD: return .compressed("zstd")
    case (UInt8(ascii: "-"), UInt8(ascii: "-")): return .multipart
    case (UInt8(ascii: "<"), _): return .xml
    case (0, 1...), (1..., 0): return .untoldUnicode
    case (UInt8(ascii: "\""), UInt8(ascii: "{")), (UInt8(ascii: "'"), UInt8(ascii: "{")): return .quotedJSON
    case (UInt8(ascii: "["), _) where body.begins(with: "[object "): return .printedObject
    default: return isForm(body) ? .form : nil
    }
  }

  /// Whether a name and an equals sign begin it, as no JSON begins.
  private static func isForm(_ body: Span<UInt8>) -> Bool {
    var index = 0
    while index < min(body.count, longestName) {
      switch body[index] {
      case UInt8(ascii: "="): return index > 0
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "%"),
        UInt8(ascii: "["), UInt8(ascii: "]"):
        index += 1
      default: return false
      }
    }
    return false
  }

  /// For a diagnostic.
  var found: String {
    switch self {
    case .encoded(let name): "a body in \(name) (Content-Encoding)"
    case .compressed(let name): "\(name), of which no Content-Encoding tells"
    case .untoldUnicode: "UTF-16 or UTF-32, of which nothing tells"
    case .mislabelled: "UTF-8, and a Content-Type that says UTF-16"
    case .multipart: "a multipart form"
    case .form: "a form"
    case .xml: "XML"
    case .quotedJSON: "JSON in quotes"
    case .printedObject: "an object printed as text"
    }
  }

  /// What to send instead where JSON is expected.
  var suggestion: String {
    switch self {
    case .encoded, .compressed: "send it without compression"
    case .untoldUnicode: "send UTF-8"
    case .mislabelled: "leave charset out of Content-Type"
    case .multipart, .form, .xml: "send a JSON object with Content-Type: application/json"
    case .quotedJSON: "send the object itself: it was serialized twice, or the shell left its quotes"
    case .printedObject: "send its JSON: JSON.stringify, json.dumps"
    }
  }

  /// What to send instead where a form is expected; nil where it is one.
  var formSuggestion: String? {
    switch self {
    case .encoded, .compressed: "send it without compression"
    case .untoldUnicode: "send UTF-8"
    case .mislabelled: "leave charset out of Content-Type"
    case .multipart: "send it urlencoded: curl -d or --data-urlencode in place of -F"
    case .form: nil
    case .xml, .quotedJSON, .printedObject: "send a form: grant_type=password&username=...&password=..."
    }
  }

  private static let encodings: [StaticString] = ["gzip", "deflate", "br", "zstd", "compress", "x-gzip"]
  /// The longest name of a parameter that is looked for.
  private static let longestName = 128
}
