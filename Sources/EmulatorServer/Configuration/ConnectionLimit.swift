import Glibc

/// How many connections a server holds.
enum ConnectionLimit {
  /// Descriptors left for whatever else the process does: its files, its listeners, and in a test the client's ends.
  static let reserve = 64
  /// More than any test opens; keeps the table of connections within a hundred megabytes of address space.
  static let ceiling = 65_536

  /// What the limit of open files allows, which is the user's to raise: a library leaves its process's limits alone.
  static func allowedByProcess() -> Int {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return reserve }
    return min(max(Int(clamping: limit.rlim_cur) - reserve, 1), ceiling)
  }
}
