package import Bytes

/// A request's control data and fields (RFC 9112, sections 3 and 5), as offsets into the bytes it was parsed from. It
/// says nothing without them: pass the message's `Span<UInt8>` beside it.
package struct RequestHead: ~Copyable {
  /// How the end of the body is found (RFC 9112, section 6.3).
  package enum Framing: Equatable, Sendable {
    /// There is no body.
    case none

    /// The body has as many bytes as Content-Length says, 0 included.
    case fixed(Int)

    /// The body ends with its last chunk.
    case chunked

    /// Whether at least one byte follows the head.
    var awaitsBytes: Bool { self != .none && self != .fixed(0) }
  }

  /// What the request target looks like (RFC 9112, section 3.2); authority-form belongs to CONNECT, which is refused.
  package enum TargetForm: Equatable, Sendable {
    /// A path and an optional query.
    case origin

    /// A whole `http` or `https` URI.
    case absolute

    /// `*`, or the absolute URI without path and query that means the same: OPTIONS for the server as a whole.
    case asterisk
  }

  /// The method; `.other` for one this module does not list.
  package internal(set) var method = Method.other

  /// The method's name as sent.
  package internal(set) var methodName = ByteRange(start: 0, count: 0)

  /// The whole request target as sent.
  package internal(set) var target = ByteRange(start: 0, count: 0)

  /// The form of the target.
  package internal(set) var form = TargetForm.origin

  /// The path, percent-encoded as sent; `*` in asterisk-form. An absolute URI without a path means `/`, and the range
  /// then names one of the slashes before the authority, so that it reads `/` as well.
  package internal(set) var path = ByteRange(start: 0, count: 0)

  /// What follows the first `?` of the target, or nil without one; may be empty.
  package internal(set) var query: ByteRange?

  /// Host and optional port: the target's in absolute-form, else the Host field's; nil only in HTTP/1.0.
  package internal(set) var authority: ByteRange?

  /// The version to answer as.
  package internal(set) var version = HTTPVersion.http11

  /// The field lines.
  package internal(set) var fields = FieldList()

  /// How the body is delimited.
  package internal(set) var framing = Framing.none

  /// Whether the client waits for `100 Continue` before it sends the body (RFC 9110, section 10.1.1).
  package internal(set) var expectsContinue = false

  /// Whether the client lets the connection live on after the answer (RFC 9112, section 9.3); false until the whole
  /// head is read.
  package internal(set) var keepsConnection = false

  /// The bytes of the head, from the request line to the empty line.
  package internal(set) var length = 0

  /// Makes the head of a request of which nothing is known yet: what a refusal before the first byte is encoded for.
  package init() {}

  /// The value of the first field named `name`, in any case, without the white space around it.
  package func value(of name: StaticString, in bytes: Span<UInt8>) -> ByteRange? {
    fields.value(of: name, in: bytes)
  }

  /// Forgets the request before this one.
  mutating func reset() {
    method = .other
    methodName = ByteRange(start: 0, count: 0)
    target = methodName
    form = .origin
    path = methodName
    query = nil
    authority = nil
    version = .http11
    fields.removeAll()
    framing = .none
    expectsContinue = false
    keepsConnection = false
    length = 0
  }
}

extension RequestHead {
  /// Tells the target's form and takes it apart (RFC 9112, section 3.2); method, target, query and version are known.
  mutating func resolveTarget(in bytes: Span<UInt8>) throws(HTTPError) {
    guard method != .connect else { throw .connectNotSupported }
    let pathAndQueryEnd = query.map { $0.start - 1 } ?? target.end
    if bytes[target.start] == .slash {
      form = .origin
      path = ByteRange(from: target.start, to: pathAndQueryEnd)
      return
    }
    if target.count == 1, bytes[target.start] == UInt8(ascii: "*"), method == .options {
      form = .asterisk
      path = target
      return
    }
    try resolveAbsoluteTarget(pathEnd: pathAndQueryEnd, in: bytes)
  }

  private mutating func resolveAbsoluteTarget(pathEnd: Int, in bytes: Span<UInt8>) throws(HTTPError) {
    let isHTTP = bytes.holds("http://", ignoringCaseAt: ByteRange(start: target.start, count: 7))
    let isHTTPS = bytes.holds("https://", ignoringCaseAt: ByteRange(start: target.start, count: 8))
    guard isHTTP || isHTTPS else { throw .invalidTargetForm }
    let authorityStart = target.start + (isHTTPS ? 8 : 7)
    guard authorityStart <= pathEnd else { throw .invalidTargetForm }
    var authorityEnd = authorityStart
    while authorityEnd < pathEnd, bytes[authorityEnd] != .slash { authorityEnd += 1 }
    let authority = ByteRange(from: authorityStart, to: authorityEnd)
    guard bytes.isAuthority(authority) else { throw .invalidTargetAuthority }
    self.authority = authority
    form = .absolute
    path = ByteRange(from: authorityEnd, to: pathEnd)
    guard path.isEmpty else { return }
    // Neither path nor query: OPTIONS then means the server as a whole (RFC 9112, section 3.2.4), and anything else `/`.
    if method == .options, query == nil { form = .asterisk }
    path = ByteRange(start: authorityStart - 1, count: 1)
  }
}

/// The versions this module speaks (RFC 9112, section 2.3). A higher minor version is answered as 1.1, the highest one
/// both sides know; another major version is refused.
package enum HTTPVersion: Equatable, Sendable {
  case http10, http11
}

/// The request method (RFC 9110, section 9). Methods are case-sensitive; one outside this list is `.other`, whose name
/// the head tells.
package enum Method: Equatable, Sendable {
  case get, head, post, put, delete, options, patch, trace, connect, other

  /// Recognizes the method whose name lies at `range` of `bytes`.
  init(at range: ByteRange, in bytes: Span<UInt8>) {
    switch range.count {
    case 3 where bytes.holds("GET", at: range): self = .get
    case 3 where bytes.holds("PUT", at: range): self = .put
    case 4 where bytes.holds("POST", at: range): self = .post
    case 4 where bytes.holds("HEAD", at: range): self = .head
    case 5 where bytes.holds("PATCH", at: range): self = .patch
    case 5 where bytes.holds("TRACE", at: range): self = .trace
    case 6 where bytes.holds("DELETE", at: range): self = .delete
    case 7 where bytes.holds("OPTIONS", at: range): self = .options
    case 7 where bytes.holds("CONNECT", at: range): self = .connect
    default: self = .other
    }
  }
}
