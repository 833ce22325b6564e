import Foundation
import Glibc

/// What this process holds.
struct Vitals {
  var descriptors = 0
  var threads = 0
  /// Bytes of memory that are resident.
  var resident = 0

  static func now() throws -> Vitals {
    let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
    return Vitals(
      descriptors: try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count,
      threads: try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count,
      resident: (Int(pages[1]) ?? 0) * sysconf(Int32(_SC_PAGESIZE)))
  }
}
