/// Hands the bytes that libFuzzer lends to `body`; answers what `LLVMFuzzerTestOneInput` has to.
package func withInput(_ start: UnsafePointer<UInt8>?, _ count: Int, _ body: (Span<UInt8>) -> Void) -> CInt {
  body(unsafe UnsafeBufferPointer(start: start, count: count).span)
  return 0
}

extension [UInt8] {
  /// A copy of `bytes`.
  package init(copying bytes: Span<UInt8>) {
    self = unsafe bytes.withUnsafeBufferPointer { unsafe Self($0) }
  }
}
