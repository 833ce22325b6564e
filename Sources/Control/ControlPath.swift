import Backup
import HTTP1

/// Where in a message the path of a control call lies, without the prefix and without a slash at its end.
struct ControlPath {
  private static let prefix: StaticString = "/_emulator"
  private static let slash = UInt8(ascii: "/")

  /// What follows `/_emulator/`; empty for the prefix alone.
  private let call: ByteRange

  /// Takes the path of a request; nil when it is not the control plane's. Letters match in any case, as in the
  /// vendor's paths.
  init?(_ head: borrowing RequestHead, in bytes: Span<UInt8>) {
    let path = head.path
    let prefix = ByteRange(start: path.start, count: Self.prefix.utf8CodeUnitCount)
    guard path.count >= prefix.count, bytes.holds(Self.prefix, ignoringCaseAt: prefix) else { return nil }
    guard path.count > prefix.count else {
      call = ByteRange(start: path.end, count: 0)
      return
    }
    guard bytes[prefix.end] == Self.slash else { return nil }
    var call = ByteRange(start: prefix.end + 1, count: path.count - prefix.count - 1)
    if !call.isEmpty, bytes[call.end - 1] == Self.slash { call.count -= 1 }
    self.call = call
  }

  /// Whether it is the path of `route`: its words, and one more segment where the route takes an id.
  func matches(_ route: ControlRoute, in bytes: Span<UInt8>) -> Bool {
    guard route.takesID else { return bytes.holds(route.path, ignoringCaseAt: call) }
    let words = ByteRange(start: call.start, count: route.path.utf8CodeUnitCount)
    guard call.count > words.count + 1, bytes.holds(route.path, ignoringCaseAt: words) else { return false }
    return bytes[words.end] == Self.slash && !((words.end + 1)..<call.end).contains { bytes[$0] == Self.slash }
  }

  /// The id behind the words of `route`, which matches.
  func id(of route: ControlRoute, in bytes: Span<UInt8>) throws(Problem) -> UUID {
    guard let id = UUID(parsing: bytes.extracting((call.start + route.path.utf8CodeUnitCount + 1)..<call.end)) else {
      throw Problem(.badRequest, "The id in the path is no UUID: 8-4-4-4-12 hexadecimal digits.")
    }
    return id
  }
}
