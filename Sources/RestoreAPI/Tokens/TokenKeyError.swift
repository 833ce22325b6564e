/// Why bytes are no key to sign tokens with.
package enum TokenKeyError: Error, Equatable {
  /// There are so many of them, which is too few.
  case short(Int)
  /// They repeat themselves.
  case monotonous
}

extension TokenKeyError: CustomStringConvertible {
  /// What is wrong, without the bytes.
  package var description: String {
    switch self {
    case .short(let count):
      "a token key has \(TokenKey.minimumBytes) bytes at least, not \(count)"
    case .monotonous:
      "a token key has \(TokenKey.minimumVariety) different bytes at least; `openssl rand \(TokenKey.minimumBytes)` makes one"
    }
  }
}
