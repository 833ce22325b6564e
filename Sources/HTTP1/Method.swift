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
