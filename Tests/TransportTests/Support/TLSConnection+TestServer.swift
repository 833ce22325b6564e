import TestSupport
import Transport

extension TLSConnection {
  /// The server's side of a socket pair.
  static func testServer(_ descriptor: consuming FileDescriptor, _ context: TLSContext? = nil) throws -> TLSConnection {
    if let context { return try TLSConnection(accepting: descriptor, context) }
    let identity = try TestIdentity.shared.get()
    return try TLSConnection(
      accepting: descriptor, TLSContext(certificateChain: identity.chain, privateKey: identity.key))
  }
}
