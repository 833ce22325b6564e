import Bytes
import Cryptography
import HTTP1
import JSONText
import Verdict

/// What a refused `Authorization` was probably meant to be, only for diagnostics: of what was sent it tells lengths, and
/// the names of schemes and fields that everybody knows.
struct AuthorizationSlip {
  /// What is there.
  let found: String
  /// What to do about it.
  let suggestion: String

  private init(_ found: String, _ suggestion: String) {
    self.found = found
    self.suggestion = suggestion
  }

  /// Nothing is known of the token but that it is none of this emulator's.
  static let login = "log in at POST /v6/token, and send its access_token"
}

// Fields without a bearer token.
extension AuthorizationSlip {
  /// The field has this value, which is no scheme `Bearer` with a token behind it, or comes `count` times.
  init(malformed value: Span<UInt8>, count: Int) {
    guard count == 1 else {
      self.init("\(count) such fields", "send it once")
      return
    }
    let slip = Self.ofBearer(value) ?? Self.ofScheme(value)
    self = slip ?? Self.ofText(value)
  }

  /// Where the scheme is right, and what follows is not.
  private static func ofBearer(_ value: Span<UInt8>) -> AuthorizationSlip? {
    if value.count == 0 { return AuthorizationSlip("an empty field", "write Bearer, a blank and the token") }
    guard value.beginsIgnoringCase("bearer") else { return nil }
    guard value.count > 6 else { return AuthorizationSlip("Bearer without a token", "is the token's variable set?") }
    let behind =
      switch value[6] {
      case UInt8(ascii: ":"): "Bearer with a colon"
      case UInt8(ascii: "="): "Bearer with an equals sign"
      case UInt8(ascii: "\t"): "Bearer with a tab"
      default: "Bearer without a blank"
      }
    return AuthorizationSlip(behind, "write Bearer, one blank and the token")
  }

  private static func ofScheme(_ value: Span<UInt8>) -> AuthorizationSlip? {
    if value.beginsIgnoringCase("authorization"), value.count > 13, !value[13].isNamePart {
      return AuthorizationSlip("the field's name in its value", "write Authorization: once")
    }
    guard TextSlip(value) == nil, let end = value.indices.first(where: { value[$0].isASCIISpace }) else { return nil }
    let word = value.extracting(..<end)
    for scheme in schemes where word.holds(scheme, ignoringCaseAt: ByteRange(start: 0, count: end)) {
      return AuthorizationSlip("the scheme \(scheme)", "\(login) behind Bearer")
    }
    let suggestion = Suggestion.closest(to: word, among: ["Bearer"]).map(Violation.didYouMean)
    return AuthorizationSlip("another scheme", suggestion ?? "the scheme is Bearer")
  }

  private static func ofText(_ value: Span<UInt8>) -> AuthorizationSlip {
    let found = "\(value.count) bytes without a scheme"
    guard let slip = TextSlip(value) else { return AuthorizationSlip(found, "write Bearer and a blank in front") }
    return AuthorizationSlip("\(found), \(slip.found)", "\(slip.suggestion), and write Bearer and a blank in front")
  }

  /// As registered for HTTP, and as other products have them.
  private static let schemes: [StaticString] = [
    "Basic", "Digest", "Negotiate", "NTLM", "Token", "OAuth", "ApiKey", "Api-Key", "JWT", "DPoP", "HOBA", "MAC",
    "AWS4-HMAC-SHA256",
  ]
}

// Unknown tokens.
extension AuthorizationSlip {
  /// The token is none of the fixtures', and has not the form of those that are issued here.
  init(unknown token: Span<UInt8>) {
    let found = "an unknown token of \(token.count) bytes"
    if let slip = Self.ofWords(token) ?? Self.ofForm(token) {
      self.init("\(found), \(slip.found)", slip.suggestion)
    } else {
      self.init(found, "\(Self.login), or name the token in the fixtures")
    }
  }

  /// Where more than the token was sent, or something else that comes with it.
  private static func ofWords(_ token: Span<UInt8>) -> AuthorizationSlip? {
    if token.beginsIgnoringCase("bearer") {
      guard token.count > 6 else { return AuthorizationSlip("its type", "send access_token, not token_type") }
      if !token[6].isNamePart { return AuthorizationSlip("the scheme twice", "write Bearer once") }
    }
    if token.beginsIgnoringCase("access_token="), token.count > 13 {
      return AuthorizationSlip("a parameter", "send what follows access_token= alone")
    }
    switch TextSlip(token) {
    case .json: return AuthorizationSlip("JSON", "send access_token of the answer alone, not all of it")
    case let slip?: return AuthorizationSlip(slip.found, slip.suggestion)
    case nil: return nil
    }
  }

  private static func ofForm(_ token: Span<UInt8>) -> AuthorizationSlip? {
    var hasWhiteSpace = false
    var isASCII = true
    for index in token.indices {
      hasWhiteSpace = hasWhiteSpace || token[index].isASCIISpace
      isASCII = isASCII && token[index] < 0x80
    }
    if hasWhiteSpace { return AuthorizationSlip("white space inside", "send one token, on one line") }
    if !isASCII { return AuthorizationSlip("not ASCII", "copy the token anew: it holds characters that no token has") }
    if token.ends(with: ",") || token.ends(with: ";") {
      return AuthorizationSlip("a comma or semicolon at its end", "leave it out")
    }
    if JSONWebToken.isLike(token) { return ofJWT(token) }
    // What Windows encrypts begins so in Base64: the tokens of real servers.
    if token.begins(with: "AQAAANCMnd8B") { return AuthorizationSlip("as real servers issue them", login) }
    return ofBase64(token)
  }

  private static func ofJWT(_ token: Span<UInt8>) -> AuthorizationSlip {
    var header: [UInt8] = []
    let isText = Base64URL.decode(token.extracting(..<token.index(of: .point, from: 0)), into: &header)
    if isText, JSONWebToken.algorithm(of: header.span) == JSONWebToken.Algorithm.none {
      return AuthorizationSlip("a JWT that nobody has signed (alg none)", login)
    }
    return AuthorizationSlip("a JWT of another issuer", "\(login); not Microsoft's token")
  }

  private static func ofBase64(_ token: Span<UInt8>) -> AuthorizationSlip? {
    var bytes: [UInt8] = []
    guard (try? Base64.decode(token, into: &bytes)) != nil, bytes.contains(UInt8(ascii: ":")),
      bytes.allSatisfy({ 0x20..<0x7F ~= $0 })
    else { return nil }
    return AuthorizationSlip("a user name and a password in Base64", login)
  }
}

// Tokens of the right form.
extension AuthorizationSlip {
  /// The token begins as those that are issued here, and has so many characters more than it should; below 0 it is cut off.
  init?(token: Span<UInt8>, excess: Int) {
    let found = "\(token.count) bytes that begin as a token"
    switch excess {
    case 0: return nil
    case ..<0: self.init("\(found), too few", "the token is cut off; send all of it")
    default: self.init("\(found), too many", "leave out what follows the token")
    }
  }
}

extension UInt8 {
  /// Whether it may stand in a word.
  fileprivate var isNamePart: Bool {
    isASCIILetter || isASCIIDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
  }
}

/// What the field `Authorization` says, as far as a bearer token goes (reference: the framework's bearer handler).
enum Authorization {
  /// The request has no such field.
  case missing
  /// The field is there twice, or has another scheme, or no token.
  case malformed
  /// The token, as it stands in the field.
  case bearer(ByteRange)

  /// Reads the field: the scheme in any case, one blank, and the rest without white space around it.
  init(_ head: borrowing RequestHead, in bytes: Span<UInt8>) {
    guard let value = head.value(of: Self.name, in: bytes) else {
      self = .missing
      return
    }
    let scheme = ByteRange(start: value.start, count: min(value.count, Self.scheme.utf8CodeUnitCount))
    var start = scheme.end
    while start < value.end, bytes[start] == UInt8(ascii: " ") || bytes[start] == UInt8(ascii: "\t") { start += 1 }
    guard bytes.holds(Self.scheme, ignoringCaseAt: scheme), start < value.end,
      head.fields.occurrences(of: Self.name, in: bytes) == 1
    else {
      self = .malformed
      return
    }
    // The reader has taken off what follows the value.
    self = .bearer(ByteRange(start: start, count: value.end - start))
  }

  /// The field's name.
  static let name: StaticString = "Authorization"

  /// The scheme and its blank.
  private static let scheme: StaticString = "Bearer "
}
