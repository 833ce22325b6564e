import Glibc

/// How much memory a server's messages may take where no limit is set: a share of the least that the machine, the control
/// group and the process's own limits leave it.
enum MemoryLimit {
  /// One part in so many: the rest is for connections, certificates, fixtures, and whatever else runs there.
  private static let divisor = 2

  /// The address space of a thread's stack, unless the process has it otherwise.
  private static let stack = 8 * 1024 * 1024
  /// The address space that malloc reserves for each thread, however little of it is used (HEAP_MAX_SIZE), and as much
  /// again while it does.
  private static let arena = 64 * 1024 * 1024

  /// In bytes, at least one, for a server with so many workers, whose threads have yet to start. `sharingHeap` says that
  /// malloc keeps one heap for all threads.
  static func share(workers: Int, sharingHeap: Bool) -> Int {
    let threads = workers * stack + (sharingHeap ? 0 : (workers + 1) * arena)
    let limits = [machine(), controlGroup(), addressSpace().map { max(0, $0 - threads) }, heap()].compactMap(\.self)
    return max(1, (limits.min() ?? .max) / divisor)
  }

  /// The memory of the machine.
  private static func machine() -> Int? {
    let (pages, size) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
    guard pages > 0, size > 0 else { return nil }
    return pages.multipliedReportingOverflow(by: size).overflow ? nil : pages * size
  }

  /// What is left of the address space by now (`ulimit -v`): libraries and stacks have some.
  private static func addressSpace() -> Int? {
    guard let limit = resource(__rlimit_resource_t(RLIMIT_AS.rawValue)) else { return nil }
    let pages = text(of: "/proc/self/statm")?.split(separator: " ").first.flatMap { Int($0) } ?? 0
    return max(0, limit - pages * sysconf(Int32(_SC_PAGESIZE)))
  }

  /// Memory that is mapped privately and writable (`ulimit -d`).
  private static func heap() -> Int? { resource(__rlimit_resource_t(RLIMIT_DATA.rawValue)) }

  private static func resource(_ number: __rlimit_resource_t) -> Int? {
    var limit = rlimit()
    guard unsafe getrlimit(number, &limit) == 0, limit.rlim_cur != rlim_t.max else { return nil }
    return Int(clamping: limit.rlim_cur)
  }

  /// The least of the limits of the process's control group and of those that it is in; nil where nothing is mounted
  /// that says so.
  private static func controlGroup() -> Int? {
    guard let groups = text(of: "/proc/self/cgroup") else { return nil }
    var limits: [Int] = []
    for line in groups.split(separator: "\n") {
      // Number, controllers, path: none of the former two in version 2.
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { continue }
      let isSecondVersion = fields[1].isEmpty
      guard isSecondVersion || fields[1].split(separator: ",").contains("memory") else { continue }
      let root = isSecondVersion ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory"
      let file = isSecondVersion ? "memory.max" : "memory.limit_in_bytes"
      var path = fields[2].split(separator: "/")
      while true {
        let folder = ([root] + path.map(String.init)).joined(separator: "/")
        // "max", where there is none.
        if let limit = text(of: "\(folder)/\(file)").flatMap({ Int($0.prefix { $0.isNumber }) }) {
          limits.append(limit)
        }
        if path.popLast() == nil { break }
      }
    }
    return limits.min()
  }

  /// A short file's text; nil where there is none.
  private static func text(of path: String) -> String? {
    let number = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { return nil }
    defer { close(number) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = unsafe read(number, &bytes, bytes.count)
    return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
  }
}
