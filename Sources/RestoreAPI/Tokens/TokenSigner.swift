import Backup
import Bytes
import Cryptography
import HTTP1

/// What a token says beside its user's name.
struct TokenHead {
  let kind: SignedToken.Kind
  let id: UUID
  let issued: Timestamp
  let expires: Timestamp
  /// Whether the token is honoured only beside its antiforgery cookie.
  let needsCookie: Bool
}

/// Turns tokens into text and back: a head of fixed length, the user's name, and an HMAC-SHA256 over both, in Base64 for
/// URLs. It also signs JSON Web Tokens and reads them, and the cookies that go with tokens.
struct TokenSigner: Sendable {
  /// What every token is signed with.
  let key: TokenKey

  /// Appends the token that `head` begins to `text`; `bytes` is for what it is made of.
  func append(
    _ head: TokenHead, for userName: String, to text: inout [UInt8], using bytes: inout [UInt8]
  ) throws(CryptographyError) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(Self.version)
    bytes.append(head.kind.rawValue | (head.needsCookie ? Self.cookieBit : 0))
    Self.append(UInt64(bitPattern: head.issued.seconds), to: &bytes)
    Self.append(UInt64(bitPattern: head.expires.seconds), to: &bytes)
    Self.append(head.id.high, to: &bytes)
    Self.append(head.id.low, to: &bytes)
    bytes.append(contentsOf: userName.utf8)
    bytes.append(try HMACSHA256.code(for: bytes.span, key: key.bytes.span).span)
    Base64URL.append(bytes.span, to: &text)
  }

  /// Reads the token that `text` is, in either form, through `bytes`, where its user's name then lies.
  func read(_ text: Span<UInt8>, into bytes: inout [UInt8]) throws(TokenFlaw) -> SignedToken {
    guard text.count <= Self.longestText else { throw .foreign }
    return JSONWebToken.isLike(text) ? try readJWT(text, into: &bytes) : try readOwn(text, into: &bytes)
  }

  private func readOwn(_ text: Span<UInt8>, into bytes: inout [UInt8]) throws(TokenFlaw) -> SignedToken {
    guard Base64URL.decode(text, into: &bytes),
      bytes.count >= Self.headLength + HMACSHA256.byteCount,
      bytes[0] == Self.version
    else { throw .foreign }
    let signed = bytes.count - HMACSHA256.byteCount
    guard let code = try? HMACSHA256.code(for: bytes.span.extracting(..<signed), key: key.bytes.span),
      isEqualInConstantTime(bytes.span.extracting(signed...), to: code.span),
      let kind = SignedToken.Kind(rawValue: bytes[1] & ~Self.cookieBit)
    else { throw .unsigned }
    return SignedToken(
      kind: kind, expires: Timestamp(clampingSeconds: Int64(bitPattern: Self.number(at: 10, in: bytes.span))),
      id: UUID(high: Self.number(at: 18, in: bytes.span), low: Self.number(at: 26, in: bytes.span)),
      userName: ByteRange(start: Self.headLength, count: signed - Self.headLength),
      needsCookie: bytes[1] & Self.cookieBit != 0)
  }

  /// How much longer `text`, which is no token of this key, is than the token of one of `users` that it begins like, in
  /// characters: negative where it is cut off, nil where it begins like none. Of several such tokens the nearest in length
  /// counts. The signature is not looked at, so that the answer does not help to guess one.
  func excess(of text: Span<UInt8>, for users: [RestUser], into bytes: inout [UInt8]) -> Int? {
    if JSONWebToken.isLike(text) { return JSONWebToken.excess(of: text) }
    // The characters behind the last whole group may be the pieces of one.
    let whole = text.extracting(..<(text.count - text.count % 4))
    guard text.count <= Self.longestText, Base64URL.decode(whole, into: &bytes), bytes.count >= Self.telling,
      bytes[0] == Self.version, SignedToken.Kind(rawValue: bytes[1] & ~Self.cookieBit) != nil,
      bytes[2..<Self.telling].allSatisfy({ $0 == 0 })
    else { return nil }
    let rest = bytes.dropFirst(Self.headLength)
    let count = text.count
    return users.map(\.userName.utf8).filter { name in zip(name, rest).allSatisfy { $0 == $1 } }
      .map { name in count - Base64URL.count(of: Self.headLength + name.count + HMACSHA256.byteCount) }
      .min { abs($0) < abs($1) }
  }

  /// The run that issued the token that `text` is, signed or not; nil where it tells none. It is read through `bytes`.
  static func run(of text: Span<UInt8>, into bytes: inout [UInt8]) -> UInt64? {
    guard text.count <= longestText else { return nil }
    if JSONWebToken.isLike(text) { return JSONWebToken.id(in: text, into: &bytes)?.high }
    guard Base64URL.decode(text.extracting(..<(text.count - text.count % 4)), into: &bytes),
      bytes.count >= headLength
    else { return nil }
    return number(at: 18, in: bytes.span)
  }

  /// The first byte: another layout will have another one.
  private static let version: UInt8 = 1
  /// Set in the byte of the kind where the token needs its antiforgery cookie.
  private static let cookieBit: UInt8 = 0x80
  /// Version, kind, issue, expiry and id.
  private static let headLength = 34
  /// Version, kind, and three bytes that are 0 until the year 36812: no other text begins so by chance.
  private static let telling = 5

  /// No head has room for a longer one (`HTTPLimits`), and a body's is not worth the reading.
  private static let longestText = 32 * 1024

  /// The number of eight bytes, the first in the highest place.
  static func number(at start: Int, in bytes: Span<UInt8>) -> UInt64 {
    var number: UInt64 = 0
    for index in start..<(start + 8) { number = number << 8 | UInt64(bytes[index]) }
    return number
  }

  static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}

/// What a token that was issued here, or by an emulator with the same key, says: all of it stands in the token itself.
struct SignedToken {
  /// What a token is good for.
  enum Kind: UInt8 {
    /// For calls.
    case access = 1
    /// For one more pair of tokens.
    case refresh = 2
  }

  /// What it is good for.
  let kind: Kind
  /// The first moment at which it is no longer valid.
  let expires: Timestamp
  /// Tells it from every other token: the run that issued it, and its number there.
  let id: UUID
  /// The name of its user, in the bytes it was read into.
  let userName: ByteRange
  /// Whether it is honoured only beside its antiforgery cookie.
  let needsCookie: Bool

  /// Whether it still stands for its user.
  func isValid(at now: Timestamp) -> Bool { now < expires }
}

/// Why a text is no token of ours.
enum TokenFlaw: Error {
  /// It has not the form of one.
  case foreign
  /// It has, but was changed or signed with another key.
  case unsigned
  /// It is a JSON Web Token of this key without the claims that are needed.
  case incomplete
}

extension Timestamp {
  /// The moment so many seconds later, which may be the last there is.
  func adding(seconds: Int) -> Timestamp {
    let (sum, overflow) = self.seconds.addingReportingOverflow(Int64(seconds))
    return overflow ? .distantFuture : Timestamp(clampingSeconds: sum, ticks: tickOfSecond)
  }

  /// The whole seconds from `earlier` on, rounded down.
  func seconds(since earlier: Timestamp) -> Int64 {
    seconds - earlier.seconds - (tickOfSecond < earlier.tickOfSecond ? 1 : 0)
  }
}
