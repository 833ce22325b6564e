import Bytes

/// What the fields say about the message itself, gathered while they come in and settled at the head's end: Host,
/// Content-Length, Transfer-Encoding, Connection and Expect.
struct ControlFields {
  private var host: ByteRange?
  private var contentLength: Int?
  private var transferCoding = TransferCoding.absent
  private var wantsClose = false
  private var wantsKeepAlive = false
  private var expectsContinue = false
  private var unknownExpectation: Int?

  private enum TransferCoding {
    case absent, chunked, unknown, unknownThenChunked, chunkedNotFinal
  }

  /// Takes notice of a field line.
  @inline(__always)
  mutating func note(name: ByteRange, value: ByteRange, in bytes: Span<UInt8>) throws(HTTPError) {
    switch name.count {
    case 4 where bytes.holds("host", ignoringCaseAt: name):
      guard host == nil else { throw .repeatedHost(at: name.start) }
      guard bytes.isAuthority(value) else { throw .invalidHost(at: name.start) }
      host = value
    case 6 where bytes.holds("expect", ignoringCaseAt: name): noteExpectation(name, value, in: bytes)
    case 10 where bytes.holds("connection", ignoringCaseAt: name): noteConnection(value, in: bytes)
    case 14 where bytes.holds("content-length", ignoringCaseAt: name): try noteContentLength(name, value, in: bytes)
    case 17 where bytes.holds("transfer-encoding", ignoringCaseAt: name):
      try noteTransferEncoding(name, value, in: bytes)
    default: break
    }
  }

  /// Draws the conclusions in `head`, whose request line and fields are complete.
  func settle(_ head: inout RequestHead) throws(HTTPError) {
    guard host != nil || head.version == .http10 else { throw .missingHost }
    // The target's authority, where it has one, wins over Host (RFC 9112, section 3.2.2).
    if head.authority == nil { head.authority = host }
    head.framing = try framing(in: head.version)
    head.keepsConnection = !wantsClose && (head.version == .http11 || wantsKeepAlive)
    // RFC 9110, section 10.1.1: an expectation in HTTP/1.0 is ignored.
    guard head.version == .http11 else { return }
    if let unknownExpectation { throw .unknownExpectation(at: unknownExpectation) }
    head.expectsContinue = expectsContinue
  }

  private func framing(in version: HTTPVersion) throws(HTTPError) -> RequestHead.Framing {
    guard transferCoding != .absent else { return contentLength.map { .fixed($0) } ?? .none }
    guard version == .http11 else { throw .transferEncodingInHTTP10 }
    guard contentLength == nil else { throw .contentLengthWithTransferEncoding }
    switch transferCoding {
    case .chunkedNotFinal: throw .chunkedNotFinal
    case .unknown, .unknownThenChunked: throw .unknownTransferCoding
    case .absent, .chunked: return .chunked
    }
  }

  /// RFC 9112, section 6.3 allows to merge equal repeated values; all are refused here, because the peer before us may
  /// have read another one of them, and no client sends two.
  private mutating func noteContentLength(
    _ name: ByteRange, _ value: ByteRange, in bytes: Span<UInt8>
  ) throws(HTTPError) {
    guard contentLength == nil else { throw .repeatedContentLength(at: name.start) }
    guard !value.isEmpty else { throw .invalidContentLength(at: name.start) }
    var length = 0
    for index in value.bounds {
      guard bytes[index].isASCIIDigit else { throw .invalidContentLength(at: name.start) }
      let (product, overflow) = length.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int(bytes[index] - UInt8(ascii: "0")))
      guard !overflow, !carry else { throw .invalidContentLength(at: name.start) }
      length = sum
    }
    contentLength = length
  }

  /// Several fields are one list (RFC 9110, section 5.2), so the state goes on from field to field.
  private mutating func noteTransferEncoding(
    _ name: ByteRange, _ value: ByteRange, in bytes: Span<UInt8>
  ) throws(HTTPError) {
    var members = ListMembers(of: value)
    while let member = members.next(in: bytes) {
      // Empty members and parameters are errors in this field: RFC 9112, section 7 defines none for chunked.
      guard !member.isEmpty, bytes.endOfRun(of: .token, from: member.start, to: member.end) == member.end else {
        throw .invalidTransferEncoding(at: name.start)
      }
      let isChunked = bytes.holds("chunked", ignoringCaseAt: member)
      transferCoding =
        switch transferCoding {
        case .absent: isChunked ? .chunked : .unknown
        case .unknown: isChunked ? .unknownThenChunked : .unknown
        case .chunked, .unknownThenChunked, .chunkedNotFinal: .chunkedNotFinal
        }
    }
  }

  private mutating func noteConnection(_ value: ByteRange, in bytes: Span<UInt8>) {
    var members = ListMembers(of: value)
    while let member = members.next(in: bytes) {
      if bytes.holds("close", ignoringCaseAt: member) { wantsClose = true }
      if bytes.holds("keep-alive", ignoringCaseAt: member) { wantsKeepAlive = true }
    }
  }

  private mutating func noteExpectation(_ name: ByteRange, _ value: ByteRange, in bytes: Span<UInt8>) {
    var members = ListMembers(of: value)
    while let member = members.next(in: bytes) {
      if bytes.holds("100-continue", ignoringCaseAt: member) {
        expectsContinue = true
      } else {
        unknownExpectation = name.start
      }
    }
  }
}
