import COpenSSL

/// Whether two byte strings are equal, in a time that depends on their lengths alone.
package func constantTimeEquals(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Bool {
  guard first.count == second.count else { return false }
  guard first.count > 0 else { return true }
  return unsafe first.withUnsafeBufferPointer { first in
    unsafe second.withUnsafeBufferPointer { second in
      unsafe CRYPTO_memcmp(first.baseAddress, second.baseAddress, first.count) == 0
    }
  }
}

/// Overwrites the bytes of a secret that no other array shares, and empties it; no optimiser skips the overwriting.
package func wipe(_ secret: inout [UInt8]) {
  unsafe secret.withUnsafeMutableBytes { unsafe OPENSSL_cleanse($0.baseAddress, $0.count) }
  secret.removeAll()
}
