import COpenSSL

/// Overwrites the bytes of a secret that no other array shares, and empties it; no optimiser skips the overwriting.
package func wipe(_ secret: inout [UInt8]) {
  unsafe secret.withUnsafeMutableBytes { unsafe OPENSSL_cleanse($0.baseAddress, $0.count) }
  secret.removeAll()
}
