import Bytes

extension Span<UInt8> {
  /// Whether the bytes at `range` are a host with an optional port, `uri-host [ ":" port ]` of RFC 9110, section 7.2.
  /// The host must not be empty: an `https` URI has none such (RFC 9110, section 4.2.2). Neither may there be user
  /// information, which section 4.2.4 calls an error.
  func isAuthority(_ range: ByteRange) -> Bool {
    var end = range.start
    if end < range.end, self[end] == UInt8(ascii: "[") {
      while end < range.end, self[end] != UInt8(ascii: "]") { end += 1 }
      guard end < range.end, isIPv6Address(ByteRange(from: range.start + 1, to: end)) else { return false }
      end += 1
    } else {
      guard let nameEnd = endOfHostName(in: range), nameEnd > range.start else { return false }
      end = nameEnd
    }
    guard end < range.end else { return true }
    return self[end] == .colon && isPort(ByteRange(from: end + 1, to: range.end))
  }

  /// The end of a `reg-name` (RFC 3986, section 3.2.2), which an IPv4 address is one of; nil for a broken escape.
  private func endOfHostName(in range: ByteRange) -> Int? {
    var index = range.start
    while true {
      index = endOfRun(of: .hostName, from: index, to: range.end)
      guard index < range.end, self[index] == UInt8(ascii: "%") else { return index }
      guard index + 2 < range.end, endOfRun(of: .hexDigit, from: index + 1, to: index + 3) == index + 3 else {
        return nil
      }
      index += 3
    }
  }

  /// An empty port means the scheme's own (RFC 3986, section 3.2.3); more than 65,535 is none.
  private func isPort(_ range: ByteRange) -> Bool {
    var port = 0
    for index in range.bounds {
      guard self[index].isASCIIDigit else { return false }
      port = Swift.min(10 * port + Int(self[index] - UInt8(ascii: "0")), 65_536)
    }
    return port <= 65_535
  }

  /// `IPv6address` of RFC 3986, section 3.2.2: eight groups, of which one `::` may stand for one or more, and the last
  /// two may be written as an IPv4 address.
  private func isIPv6Address(_ range: ByteRange) -> Bool {
    var groups = 0
    var hasGap = false
    var index = range.start
    if range.count >= 2, self[index] == .colon, self[index + 1] == .colon {
      hasGap = true
      index += 2
    }
    while index < range.end {
      let groupEnd = endOfRun(of: .hexDigit, from: index, to: Swift.min(index + 5, range.end))
      if groupEnd < range.end, self[groupEnd] == UInt8(ascii: ".") {
        guard isIPv4Address(ByteRange(from: index, to: range.end)) else { return false }
        groups += 2
        break
      }
      guard 1...4 ~= groupEnd - index else { return false }
      groups += 1
      index = groupEnd
      guard index < range.end else { break }
      guard self[index] == .colon, index + 1 < range.end else { return false }
      index += 1
      if self[index] == .colon {
        guard !hasGap else { return false }
        hasGap = true
        index += 1
      }
    }
    return hasGap ? groups < 8 : groups == 8
  }

  private func isIPv4Address(_ range: ByteRange) -> Bool {
    var parts = 0
    var index = range.start
    while true {
      let partStart = index
      var value = 0
      while index < range.end, self[index].isASCIIDigit, index - partStart < 3 {
        value = 10 * value + Int(self[index] - UInt8(ascii: "0"))
        index += 1
      }
      let hasLeadingZero = index - partStart > 1 && self[partStart] == UInt8(ascii: "0")
      guard index > partStart, value <= 255, !hasLeadingZero else { return false }
      parts += 1
      guard index < range.end else { return parts == 4 }
      guard self[index] == UInt8(ascii: "."), parts < 4 else { return false }
      index += 1
    }
  }
}
