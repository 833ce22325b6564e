import HTTP1

/// What a body is that is not JSON, told by its first bytes and its fields.
enum BodyKind: Equatable {
  /// A Content-Encoding, which the server does not undo.
  case encoded(String)
  /// Compressed, and no field says so.
  case compressed(String)
  case multipart
  case form
  case xml

  /// What `body` is, whose fields are in `head`; nil where nothing can be told, and where it is probably JSON with an error.
  init?(of body: Span<UInt8>, _ head: borrowing RequestHead, in bytes: Span<UInt8>) {
    if let field = head.value(of: "Content-Encoding", in: bytes), !field.isEmpty,
      !bytes.holds("identity", ignoringCaseAt: field)
    {
      let known = Self.encodings.first { bytes.holds($0, ignoringCaseAt: field) }
      self = .encoded(known?.description ?? "another encoding")
    } else if let kind = Self.told(by: body) {
      self = kind
    } else {
      return nil
    }
  }

  private static func told(by body: Span<UInt8>) -> BodyKind? {
    guard body.count >= 2 else { return nil }
    switch (body[0], body[1]) {
    case (0x1F, 0x8B): return .compressed("gzip")
    case (0x78, 0x01), (0x78, 0x5E), (0x78, 0x9C), (0x78, 0xDA): return .compressed("deflate")
    case (0x28, 0xB5) where body.count >= 4 && body[2] == 0x2F && body[3] == 0xFD: return .compressed("zstd")
    case (UInt8(ascii: "-"), UInt8(ascii: "-")): return .multipart
    case (UInt8(ascii: "<"), _): return .xml
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
    case .multipart: "a multipart form"
    case .form: "a form"
    case .xml: "XML"
    }
  }

  /// What to send instead.
  var suggestion: String {
    switch self {
    case .encoded, .compressed: "send it without compression"
    case .multipart, .form, .xml: "send a JSON object with Content-Type: application/json"
    }
  }

  private static let encodings: [StaticString] = ["gzip", "deflate", "br", "zstd", "compress", "x-gzip"]
  /// The longest name of a parameter that is looked for.
  private static let longestName = 128
}
