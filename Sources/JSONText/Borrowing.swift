// The bridges from the standard library's buffers to spans and back: every use of a pointer in this module is here and
// in PlainRun.swift.

extension StaticString {
  /// Lends the literal's UTF-8.
  @inline(__always)
  func withSpan<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    withUTF8Buffer { buffer in unsafe body(buffer.span) }
  }
}

extension [UInt8] {
  /// Appends a copy of `bytes`.
  @inline(__always)
  mutating func append(copying bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { buffer in unsafe append(contentsOf: buffer) }
  }
}

extension String {
  /// A copy of `bytes` as text; what is no UTF-8 becomes U+FFFD.
  init(repairing bytes: Span<UInt8>) {
    self = unsafe bytes.withUnsafeBufferPointer { buffer in unsafe String(decoding: buffer, as: UTF8.self) }
  }
}
