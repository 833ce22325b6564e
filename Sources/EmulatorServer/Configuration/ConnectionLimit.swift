import Glibc

/// How many connections a server holds.
enum ConnectionLimit {
  /// Descriptors left for whatever else the process does: its files, its listeners, and in a test the client's ends.
  private static let reserve = 64
  /// Descriptors of a worker: its poller, and what wakes it. Those of the first few are in the reserve.
  private static let perWorker = 2
  private static let workersInReserve = 16
  /// More than any test opens; keeps the table of connections within a hundred megabytes of address space.
  static let ceiling = 65_536

  /// What the limit of open files allows, which is the user's to raise: a library leaves its process's limits alone.
  static func allowedByProcess(workers: Int) -> Int {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return reserve }
    let reserve = reserve + perWorker * max(0, workers - workersInReserve)
    return min(max(Int(clamping: limit.rlim_cur) - reserve, 1), ceiling)
  }
}
