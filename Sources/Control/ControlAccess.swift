package import Backup
import Bytes
import HTTP1

/// Who may call what changes the emulator: everybody on loopback, where only the machine's own users come from, and on
/// other addresses those alone who are let in by a setting (interface.md, "The control plane"). Whoever does not show the
/// token has to call the emulator by one of its own names.
package struct ControlAccess: Sendable {
  private let isOpen: Bool
  private let token: Secret?
  private let names: OwnNames

  /// Lets everybody in where `isOpen`, and who shows `token` where there is one; `names` are the emulator's own.
  package init(isOpen: Bool = false, token: Secret? = nil, names: OwnNames = OwnNames()) {
    self.isOpen = isOpen
    self.token = token
    self.names = names
  }

  /// Refuses a request that came in on an address where its sender has no access.
  func check(
    _ head: borrowing RequestHead, in bytes: Span<UInt8>, onLoopback isLoopback: Bool
  ) throws(Problem) {
    // A page that had its name point here does not know the token.
    if showsToken(head, in: bytes) { return }
    guard isLoopback || isOpen else {
      throw token == nil
        ? Problem(.forbidden, "This call is off on this address; --control open or --control-token lets it be called.")
        : Problem(.unauthorized, "This call wants Authorization: Bearer and the token of --control-token.")
    }
    guard names.include(hostOf: head, in: bytes) else {
      throw Problem(.misdirectedRequest, "The host of this request is no name of the emulator's; --san adds one.")
    }
  }

  private func showsToken(_ head: borrowing RequestHead, in bytes: Span<UInt8>) -> Bool {
    guard let token, let range = Self.bearer(of: head, in: bytes) else { return false }
    return token.matches(bytes.extracting(range.bounds))
  }

  /// Where the bearer token of a request lies (RFC 6750, section 2.1); nil without one, or with more than one.
  private static func bearer(of head: borrowing RequestHead, in bytes: Span<UInt8>) -> ByteRange? {
    guard let value = head.value(of: "Authorization", in: bytes),
      head.fields.occurrences(of: "Authorization", in: bytes) == 1
    else { return nil }
    let word = ByteRange(start: value.start, count: scheme.utf8CodeUnitCount)
    guard value.count > word.count, bytes.holds(scheme, ignoringCaseAt: word) else { return nil }
    var start = word.end
    guard bytes[start] == blank else { return nil }
    while start < value.end, bytes[start] == blank { start += 1 }
    return ByteRange(start: start, count: value.end - start)
  }

  private static let scheme: StaticString = "Bearer"
  private static let blank = UInt8(ascii: " ")
}
