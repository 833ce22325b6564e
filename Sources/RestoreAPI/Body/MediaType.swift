import Bytes
import Choices
import HTTP1
import Verdict

/// The media type in a Content-Type field: where it lies in the message, and what it says of a body.
struct MediaType {
  /// Its bytes without its parameters; may be empty.
  let range: ByteRange
  /// What follows it in the field.
  private let parameters: ByteRange

  /// What a body of a type is read as (behaviour.md, section 1).
  enum Reading {
    /// JSON, as the framework has it.
    case json
    /// JSON, because clients send it so and no media type says otherwise.
    case untold
    /// JSON, although the type says something else: a form's type, `*/*+json`.
    case mistold
    /// Nothing.
    case foreign
  }

  /// Splits `field`.
  init(_ field: ByteRange, in bytes: Span<UInt8>) {
    let semicolon = field.start + bytes.extracting(field.bounds).index(of: UInt8(ascii: ";"), from: 0)
    range = Self.trimmed(field.start..<semicolon, in: bytes)
    parameters = ByteRange(start: semicolon, count: field.end - semicolon)
  }

  /// What a body of this type is read as.
  func reading(in bytes: Span<UInt8>) -> Reading {
    if bytes.holds("application/json", ignoringCaseAt: range) { return .json }
    guard let slash = range.bounds.first(where: { bytes[$0] == UInt8(ascii: "/") }) else { return .untold }
    // The framework reads over blanks around the slash.
    let type = Self.trimmed(range.start..<slash, in: bytes)
    let subtype = Self.trimmed((slash + 1)..<range.end, in: bytes)
    guard Self.isToken(type, in: bytes), Self.isToken(subtype, in: bytes) else { return .untold }
    func isType(_ name: StaticString) -> Bool { bytes.holds(name, ignoringCaseAt: type) }
    func isSubtype(_ name: StaticString) -> Bool { bytes.holds(name, ignoringCaseAt: subtype) }
    if isType("application") || isType("text"), isSubtype("json") || bytes.isAsterisk(subtype) { return .json }
    if bytes.isAsterisk(type), bytes.isAsterisk(subtype) { return .json }
    if isType("multipart") || isType("application") && isSubtype("x-www-form-urlencoded") { return .mistold }
    return isStructuredJSON(subtype, in: bytes) ? .mistold : .foreign
  }

  /// Whether the type is JSON's own, spelled as everybody does.
  func isApplicationJSON(in bytes: Span<UInt8>) -> Bool {
    bytes.holds("application/json", ignoringCaseAt: range)
  }

  /// Whether a parameter says that the body is UTF-16. The framework knows no other encoding but UTF-8.
  func isUTF16(in bytes: Span<UInt8>) -> Bool {
    var start = parameters.start
    while start < parameters.end {
      let end = start + 1 + bytes.extracting((start + 1)..<parameters.end).index(of: UInt8(ascii: ";"), from: 0)
      let parameter = (start + 1)..<end
      start = end
      guard let equals = parameter.first(where: { bytes[$0] == UInt8(ascii: "=") }) else { continue }
      let name = Self.trimmed(parameter.lowerBound..<equals, in: bytes)
      guard bytes.holds("charset", ignoringCaseAt: name) else { continue }
      return bytes.holds("utf-16", ignoringCaseAt: Self.trimmed((equals + 1)..<end, in: bytes))
    }
    return false
  }

  /// Whether a subtype is `…+json` (RFC 6839, section 3.1), with something in front.
  private func isStructuredJSON(_ subtype: ByteRange, in bytes: Span<UInt8>) -> Bool {
    let length = Self.suffix.utf8CodeUnitCount
    let suffix = ByteRange(start: subtype.end - length, count: length)
    return subtype.count > length && bytes.holds(Self.suffix, ignoringCaseAt: suffix)
  }

  private static func trimmed(_ bounds: Range<Int>, in bytes: Span<UInt8>) -> ByteRange {
    var (start, end) = (bounds.lowerBound, bounds.upperBound)
    func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return ByteRange(start: start, count: end - start)
  }

  /// Whether all bytes are those of a token (RFC 9110, section 5.6.2), of which there must be one.
  private static func isToken(_ range: ByteRange, in bytes: Span<UInt8>) -> Bool {
    !range.isEmpty
      && range.bounds.allSatisfy { index in
        switch bytes[index] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"),
          UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"),
          UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"),
          UInt8(ascii: "|"), UInt8(ascii: "~"):
          true
        default: false
        }
      }
  }

  private static let suffix: StaticString = "+json"
}

extension Span<UInt8> {
  fileprivate func isAsterisk(_ range: ByteRange) -> Bool {
    range.count == 1 && self[range.start] == UInt8(ascii: "*")
  }
}

extension RestoreAPI {
  /// The stage "media type": refuses a body that says it is something else than JSON (behaviour.md, section 1), and tells
  /// whether it is said to be UTF-16. Without the field, and with a form's type, a body is read as JSON all the same where
  /// the setting `media-types` does not say otherwise (client), with a warning.
  func checkMediaType(
    _ head: borrowing RequestHead, in bytes: Span<UInt8>, of body: Span<UInt8>, for call: Call,
    noting verdict: inout Verdict
  ) throws(Rejection) -> Bool {
    guard let field = head.value(of: "Content-Type", in: bytes) else {
      if !body.isEmpty { try judge(.untold, nil, for: call, noting: &verdict) }
      return false
    }
    if bytes.holds("application/json", ignoringCaseAt: field) { return false }
    let mediaType = MediaType(field, in: bytes)
    if !mediaType.isApplicationJSON(in: bytes) {
      let type = String(repairing: bytes.extracting(mediaType.range.bounds))
      if !body.isEmpty { try judge(mediaType.reading(in: bytes), type, for: call, noting: &verdict) }
    }
    return mediaType.isUTF16(in: bytes)
  }

  private func judge(
    _ reading: MediaType.Reading, _ type: String?, for call: Call, noting verdict: inout Verdict
  ) throws(Rejection) {
    guard !call.endpoint.handler.isLogIn else {
      // A form is what the token's endpoint wants, and it looks at no type (framework).
      if reading == .foreign, let type { Self.warnOfFormType(type, noting: &verdict) }
      return
    }
    let isRead =
      switch reading {
      case .json: true
      case .untold, .mistold: settings.mediaTypes == .lenient
      case .foreign: false
      }
    let found = type.map { "a media type of \($0.count) characters" } ?? "none"
    guard isRead else {
      let message = reading == .untold ? Message.noMediaType : Message.unsupported(mediaType: type ?? "")
      throw Rejection(
        .unsupportedMediaType,
        Violation(
          .mediaType, message: message, at: "Content-Type", expected: "application/json", found: found,
          suggestion: "send Content-Type: application/json"))
    }
    verdict.warn(
      Violation(
        .mediaType, at: "Content-Type", expected: "application/json", found: found,
        suggestion: "send Content-Type: application/json\(reading == .json ? "" : "; the framework alone answers 415")")
    )
  }

  private static func warnOfFormType(_ type: String, noting verdict: inout Verdict) {
    let form = "application/x-www-form-urlencoded"
    verdict.warn(
      Violation(
        .mediaType, at: "Content-Type", expected: form, found: "a media type of \(type.count) characters",
        suggestion: "send Content-Type: \(form)"))
  }
}
