import Bytes
import RestoreAPI

extension Fixtures {
  /// An id that nothing else has: a random UUID (RFC 9562, version 4).
  public static func newID() -> String {
    var generator = SystemRandomNumberGenerator()
    return UUID(from: &generator).description
  }
}
