import HTTP1

extension String {
  /// A copy of bytes that a peer sent; what is no UTF-8 becomes U+FFFD. For refusals and diagnostics, which may allocate.
  init(repairing bytes: Span<UInt8>) {
    var copy: [UInt8] = []
    copy.append(bytes)
    self.init(decoding: copy, as: UTF8.self)
  }
}
