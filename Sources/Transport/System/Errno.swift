import CLinux
import Glibc

/// An error number of the kernel.
package struct Errno: Error, RawRepresentable, Hashable, Sendable {
  /// The kernel's number.
  package let rawValue: Int32

  /// Takes the kernel's number.
  package init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// The symbol, such as `ECONNRESET`.
  package var name: String {
    guard let name = unsafe CLinux_error_name(rawValue) else { return "errno \(rawValue)" }
    return unsafe String(cString: name)
  }
}

extension Errno: CustomStringConvertible {
  /// The kernel's sentence and the symbol: `Connection reset by peer (ECONNRESET)`.
  package var description: String {
    guard let text = unsafe CLinux_error_text(rawValue) else { return name }
    return unsafe "\(String(cString: text)) (\(name))"
  }
}
