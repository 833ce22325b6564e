import Bytes
import Cryptography
import HTTP1

/// The cookie that has to come with some tokens (documented; that the server holds requests against the cookie and no field:
/// client). It names the pair of tokens that it belongs to, and is signed.
enum AntiforgeryCookie {
  /// As the framework names such cookies, whose last word is its own for each product (framework; the word is assumed).
  static let name: StaticString = ".AspNetCore.Antiforgery.vb365"

  /// What the framework says of such a cookie behind its value (framework).
  static let attributes = "; path=/; secure; samesite=strict; httponly"

  /// What the cookies of a request are, as far as this one goes.
  enum Finding: Equatable, Sendable {
    /// It is not among them; there may be none at all.
    case missing(hasOthers: Bool)
    /// It is there, and not one that this key has signed.
    case unsigned(count: Int)
    /// There are sound ones, which belong to the pairs of tokens with these ids: the first ``most`` of them.
    case of([UUID])

    /// How many sound ones are looked at. Clients send one, and perhaps what another run left; more would only cost time.
    static let most = 8
  }
}

extension AntiforgeryCookie.Finding {
  /// Looks through the cookies of a request for the one. Of several with its name all that are sound count.
  init(
    _ head: borrowing RequestHead, in bytes: Span<UInt8>, by signer: TokenSigner, using memory: inout [UInt8]
  ) {
    self = .missing(hasOthers: false)
    for index in 0..<head.fields.count {
      guard let field = head.fields[index], bytes.holds("Cookie", ignoringCaseAt: field.name) else { continue }
      take(bytes.extracting(field.value.bounds), by: signer, using: &memory)
    }
  }

  private mutating func take(_ field: Span<UInt8>, by signer: TokenSigner, using memory: inout [UInt8]) {
    var start = 0
    while start < field.count {
      let end = field.index(of: UInt8(ascii: ";"), from: start)
      let cookie = field.extracting(start..<end)
      take(cookie: cookie.extracting(WhiteSpace.trimmed(cookie)), by: signer, using: &memory)
      start = end + 1
    }
  }

  private mutating func take(cookie: Span<UInt8>, by signer: TokenSigner, using memory: inout [UInt8]) {
    let end = AntiforgeryCookie.name.utf8CodeUnitCount
    guard cookie.begins(with: AntiforgeryCookie.name), cookie.count > end, cookie[end] == UInt8(ascii: "=") else {
      if case .missing = self, cookie.count > 0 { self = .missing(hasOthers: true) }
      return
    }
    var value = cookie.extracting((end + 1)...)
    if value.count > 1, value[0] == .doubleQuote, value[value.count - 1] == .doubleQuote {
      value = value.extracting(1..<(value.count - 1))
    }
    if let id = signer.id(in: value, of: .cookie, into: &memory) {
      let others: [UUID] = if case .of(let ids) = self { ids } else { [] }
      if others.count < Self.most { self = .of(others + [id]) }
    } else if case .of = self {
      return
    } else {
      self = .unsigned(count: value.count)
    }
  }
}

// Texts that name an id and are signed: no token, and none of these in place of another.
extension TokenSigner {
  /// What such a text is for: the first of the signed bytes, which no token begins with.
  enum Purpose: UInt8 {
    case cookie = 2
    case authCode = 3
  }

  /// Appends the text of a purpose for `id` to `text`; `bytes` is for what it is made of.
  func appendCode(
    of purpose: Purpose, for id: UUID, to text: inout [UInt8], using bytes: inout [UInt8]
  ) throws(CryptographyError) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(purpose.rawValue)
    Self.append(id.high, to: &bytes)
    Self.append(id.low, to: &bytes)
    bytes.append(try HMACSHA256.code(for: bytes.span, key: key.bytes.span).span)
    Base64URL.append(bytes.span, to: &text)
  }

  /// The id in a text of a purpose, which is read through `bytes`; nil where this key has not signed it.
  func id(in text: Span<UInt8>, of purpose: Purpose, into bytes: inout [UInt8]) -> UUID? {
    let signed = 17
    guard text.count == Base64URL.count(of: signed + HMACSHA256.byteCount), Base64URL.decode(text, into: &bytes),
      bytes.count == signed + HMACSHA256.byteCount, bytes[0] == purpose.rawValue,
      let code = try? HMACSHA256.code(for: bytes.span.extracting(..<signed), key: key.bytes.span),
      isEqualInConstantTime(bytes.span.extracting(signed...), to: code.span)
    else { return nil }
    return UUID(high: Self.number(at: 1, in: bytes.span), low: Self.number(at: 9, in: bytes.span))
  }
}
