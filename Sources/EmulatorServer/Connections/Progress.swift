/// How far a connection has come: what tells a peer that is slow from one that stands still.
struct Progress: Equatable {
  /// Requests that were answered.
  var requests = 0
  /// Bytes that were received, decrypted.
  var received = 0
  /// Bytes that were sent, before encryption.
  var sent = 0
}
