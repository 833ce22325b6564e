extension String {
  /// A copy of `bytes` as text; what is no UTF-8 becomes U+FFFD.
  init(repairing bytes: Span<UInt8>) {
    self = unsafe bytes.withUnsafeBufferPointer { buffer in unsafe String(decoding: buffer, as: UTF8.self) }
  }
}
