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
