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
