extension [UInt8] {
  /// Appends a literal's bytes.
  @inlinable
  package mutating func append(_ literal: StaticString) {
    unsafe append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// Appends a copy of `source`.
  @inlinable @inline(__always)
  package mutating func append(_ source: Span<UInt8>) {
    unsafe source.withUnsafeBufferPointer { bytes in unsafe append(contentsOf: bytes) }
  }

  /// Puts a copy of `source` in place of as many bytes from `start` on; false where there are not so many.
  package mutating func overwrite(from start: Int, with source: Span<UInt8>) -> Bool {
    guard start >= 0, source.count <= count, start <= count - source.count else { return false }
    unsafe withUnsafeMutableBytes { memory in
      unsafe source.withUnsafeBytes { bytes in
        unsafe UnsafeMutableRawBufferPointer(rebasing: memory[start..<(start + bytes.count)]).copyMemory(from: bytes)
      }
    }
    return true
  }
}

extension OutputSpan<UInt8> {
  /// Appends a literal's bytes.
  @inlinable @inline(__always)
  package mutating func append(_ literal: StaticString) {
    unsafe append(copying: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// Appends a copy of `source`.
  @inlinable @inline(__always)
  package mutating func append(_ source: Span<UInt8>) {
    unsafe source.withUnsafeBufferPointer { bytes in unsafe append(copying: bytes) }
  }

  /// Appends a copy of `bytes`; traps where there is no room, which is the caller's to reserve.
  @unsafe @inlinable @inline(__always)
  mutating func append(copying bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    precondition(bytes.count <= freeCapacity, "no room was reserved")
    unsafe withUnsafeMutableBufferPointer { memory, count in
      unsafe memory.baseAddress.unsafelyUnwrapped.advanced(by: count).initialize(from: source, count: bytes.count)
      count += bytes.count
    }
  }
}

extension StaticString {
  /// Lends the literal's UTF-8.
  @inlinable @inline(__always)
  package func withSpan<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    withUTF8Buffer { buffer in unsafe body(buffer.span) }
  }
}
