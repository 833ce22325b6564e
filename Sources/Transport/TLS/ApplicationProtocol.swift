import COpenSSL

/// The application protocol we speak, as ALPN names it (RFC 7301).
enum ApplicationProtocol {
  /// `http/1.1` with its length in front, as on the wire.
  static let offer: [UInt8] = [8] + Array("http/1.1".utf8)

  /// What a client's list holds, as text that is safe to print.
  static func names(in list: Span<UInt8>) -> [String] {
    var names: [String] = []
    var start = 0
    while start < list.count {
      let end = min(start + 1 + Int(list[start]), list.count)
      var name = ""
      for index in start + 1..<max(start + 1, end) {
        let isPlain = 0x21...0x7E ~= list[index]
        name.unicodeScalars.append(isPlain ? Unicode.Scalar(list[index]) : "\u{FFFD}")
      }
      names.append(name)
      start = end
    }
    return names
  }

  /// Where `http/1.1` begins in a client's list and how long it is, or nil if the client does not offer it. A list
  /// that is not well-formed offers nothing more from there on.
  static func select(from list: Span<UInt8>) -> Range<Int>? {
    var start = 0
    while start < list.count {
      let end = start + 1 + Int(list[start])
      if end > list.count { return nil }
      if (start..<end).count == offer.count, zip(start..<end, offer).allSatisfy({ list[$0] == $1 }) {
        return start + 1..<end
      }
      start = end
    }
    return nil
  }
}

/// OpenSSL's callback: points `selected` into the client's list, or refuses with the alert no_application_protocol.
@c
func selectApplicationProtocol(
  _ ssl: OpaquePointer?, _ selected: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
  _ selectedCount: UnsafeMutablePointer<UInt8>?, _ list: UnsafePointer<UInt8>?, _ count: UInt32,
  _ argument: UnsafeMutableRawPointer?
) -> Int32 {
  guard let list = unsafe list else { return SSL_TLSEXT_ERR_ALERT_FATAL }
  let span = unsafe Span(_unsafeStart: list, count: Int(count))
  guard let range = ApplicationProtocol.select(from: span) else {
    unsafe OfferedProtocols(ApplicationProtocol.names(in: span)).keep(by: ssl)
    return SSL_TLSEXT_ERR_ALERT_FATAL
  }
  unsafe selected?.pointee = list + range.lowerBound
  unsafe selectedCount?.pointee = UInt8(range.count)
  return SSL_TLSEXT_ERR_OK
}
