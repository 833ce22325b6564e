import Backup
import Bytes
import JSONText

/// JSON Web Tokens as the emulator issues them (RFC 7519): a header and claims in JSON, and an HMAC-SHA256 over both, each in
/// Base64 for URLs, with points between them. Which claims a real server makes is not known (assumed).
enum JSONWebToken {
  /// Whether `text` begins as the Base64 of `{"` does: a token in the emulator's own form begins otherwise.
  static func isLike(_ text: Span<UInt8>) -> Bool { text.begins(with: "eyJ") }

  /// The header of every token that is issued here, and its point.
  static let header: [UInt8] = base64(Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8)) + [.point]

  /// What every token that is issued here begins with: the header, and the claims up to the id.
  private static let beginning: [UInt8] = {
    let claims = Array(#"{"iss":"\#(issuer)","jti":""#.utf8)
    // Of the claims as many bytes as are whole groups of characters, whatever follows.
    return header + base64(Array(claims.prefix(claims.count - claims.count % 3)))
  }()

  /// Who issues the emulator's tokens, which tells them from others' that were signed with another key.
  private static let issuer = "vb365-emulator"

  /// Puts the claims of a token in place of the contents of `bytes`.
  static func write(claimsOf head: TokenHead, for userName: String, to bytes: inout [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    var writer = JSONWriter()
    writer.begin(in: &bytes)
    writer.beginObject()
    writer.member("iss", issuer)
    writer.member("jti", head.id)
    writer.member("iat", head.issued.seconds)
    writer.member("exp", head.expires.seconds)
    writer.member("sub", userName)
    if head.needsCookie { writer.member("antiforgery", true) }
    writer.endObject()
    writer.exchange(&bytes)
  }

  /// How much longer `text` is than a token that it begins like, in characters: below 0 where it is cut off, somewhere;
  /// nil where it does not begin like those that are issued here.
  static func excess(of text: Span<UInt8>) -> Int? {
    let shared = min(text.count, beginning.count)
    guard text.count >= telling, (0..<shared).allSatisfy({ text[$0] == beginning[$0] }) else { return nil }
    guard text.count > header.count else { return text.count - header.count - 1 }
    let point = text.index(of: .point, from: header.count)
    guard point < text.count else { return -1 }
    return text.count - point - 1 - signatureLength
  }

  /// The id in the claims of `text`, signed or not; nil where there is none.
  static func id(in text: Span<UInt8>, into bytes: inout [UInt8]) -> UUID? {
    guard let parts = Parts(text), Base64URL.decode(text.extracting(parts.claims), into: &bytes) else { return nil }
    return Claims(bytes.span)?.id
  }

  /// Characters that no other text begins with by chance.
  private static let telling = 8
  /// Characters of a signature of 32 bytes.
  private static let signatureLength = Base64URL.count(of: 32)

  private static func base64(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    Base64URL.append(bytes.span, to: &text)
    return text
  }
}

extension JSONWebToken {
  /// Where the three parts of a token lie.
  struct Parts {
    let header: Range<Int>
    let claims: Range<Int>
    let signature: Range<Int>

    /// Finds the parts of `text`; nil where there are fewer or more.
    init?(_ text: Span<UInt8>) {
      let first = text.index(of: .point, from: 0)
      guard first < text.count else { return nil }
      let second = text.index(of: .point, from: first + 1)
      guard second < text.count, text.index(of: .point, from: second + 1) == text.count else { return nil }
      header = 0..<first
      claims = (first + 1)..<second
      signature = (second + 1)..<text.count
    }
  }

  /// What signs a token, as its header says.
  enum Algorithm {
    /// The only one that is honoured.
    case hs256
    /// Nothing.
    case none
    /// Another algorithm, another type of token, or an extension that nobody here knows.
    case other
  }

  /// What signs the token of this `header`; nil where it is no header.
  static func algorithm(of header: Span<UInt8>) -> Algorithm? {
    var algorithm: Algorithm?
    var isPlain = true
    let isObject = read(header) { name, token in
      if name.equals("alg", ignoringCase: false, in: header) {
        guard case .string(let word) = token else { return algorithm = .other }
        let isNone = word.equals("none", ignoringCase: true, in: header)
        algorithm = isNone ? Algorithm.none : word.equals("HS256", ignoringCase: false, in: header) ? .hs256 : .other
      } else if name.equals("typ", ignoringCase: false, in: header) {
        guard case .string(let word) = token else { return isPlain = false }
        isPlain = isPlain && word.equals("JWT", ignoringCase: true, in: header)
      } else if name.equals("crit", ignoringCase: false, in: header) {
        isPlain = false
      }
    }
    guard isObject, let algorithm else { return nil }
    return algorithm == .hs256 && !isPlain ? .other : algorithm
  }

  /// What of a token's claims counts here.
  struct Claims {
    /// `jti`, a UUID.
    private(set) var id: UUID?
    /// `exp`, in seconds since 1970.
    private(set) var expires: Int64?
    /// `sub`, the user's name.
    private(set) var userName: JSONString?
    /// `antiforgery`.
    private(set) var needsCookie = false

    /// Reads the claims in `text`; nil where it is no object.
    init?(_ text: Span<UInt8>) {
      var claims = Claims()
      let isObject = JSONWebToken.read(text) { name, token in claims.take(name, token, in: text) }
      guard isObject else { return nil }
      self = claims
    }

    private init() {}

    private mutating func take(_ name: JSONString, _ token: JSONToken, in text: Span<UInt8>) {
      switch token {
      case .string(let string) where name.equals("jti", ignoringCase: false, in: text):
        id = UUID(parsing: text.extracting(string.range.bounds))
      case .string(let string) where name.equals("sub", ignoringCase: false, in: text): userName = string
      case .number(let number) where name.equals("exp", ignoringCase: false, in: text):
        if case .value(let seconds) = number.int64(in: text) { expires = seconds }
      case .bool(let flag) where name.equals("antiforgery", ignoringCase: false, in: text): needsCookie = flag
      default: return
      }
    }
  }

  /// Hands over each member of the object that `text` is, by its name and how its value begins; false where it is none.
  private static func read(_ text: Span<UInt8>, _ take: (JSONString, JSONToken) -> Void) -> Bool {
    var reader = JSONReader(.fixture)
    do throws(JSONError) {
      guard try reader.next(in: text) == .beginObject else { return false }
      while case .name(let name) = try reader.next(in: text) {
        let token = try reader.next(in: text)
        take(name, token)
        try reader.skip(token, in: text)
      }
      return try reader.next(in: text) == .endOfText
    } catch {
      return false
    }
  }
}
