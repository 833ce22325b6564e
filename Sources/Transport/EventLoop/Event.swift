/// What happened to a registered descriptor.
package struct Event: Equatable, Sendable {
  /// What the descriptor was registered as.
  package let registration: Registration
  /// Something can be read, or reading tells what went wrong.
  package let isReadable: Bool
  /// Something can be written, or writing tells what went wrong.
  package let isWritable: Bool
  /// The peer writes no more; told to whom wants to know it.
  package let isPeerFinished: Bool
  /// Both directions are over, or the socket has an error. Comes whatever was asked for and at every wait, so a
  /// loop that wants neither to read nor to write has to close, or it spins.
  package let isHangUp: Bool
}
