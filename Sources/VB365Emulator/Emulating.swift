/// An emulator, with a socket or without: what a test asks of it beside what its client does.
///
/// ``Emulator`` and ``DirectEmulator`` both are one, so that the same lines serve a client over TLS and requests in the
/// test's own thread:
///
/// ```swift
/// func expectOneRestore(of emulator: some Emulating) throws {
///   try emulator.verify(.operation(.restoreMailbox), .exactly(1))
/// }
/// ```
///
/// Every call takes a restore session and then speaks of that one alone. Tests that share an emulator do not meet when each
/// makes a session of its own (``makeSession(mailboxes:mailboxIds:organizationId:type:id:)``).
public protocol Emulating: Sendable {
  /// The same emulator without the socket.
  var direct: DirectEmulator { get }
}

extension Emulator: Emulating {}

extension DirectEmulator: Emulating {
  /// The emulator itself.
  public var direct: DirectEmulator { self }
}
