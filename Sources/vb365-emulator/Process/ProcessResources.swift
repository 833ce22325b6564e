import CLinux
import Glibc

/// The limits of the process that the command changes for itself; the library does not change its host's process.
enum ProcessResources {
  /// A body of megabytes goes back to the system once it was answered. Left to itself, glibc takes the size of the first
  /// one as usual, and keeps as much in every worker's arena from then on: 34 MiB more after a minute of such traffic.
  /// In bytes; EmulatorServer keeps buffers up to this size.
  private static let largeBlock: Int32 = 256 * 1024

  /// To be called before the first thread starts. Tells whether all threads share one heap.
  static func claim() -> Bool {
    raiseDescriptorLimit()
    // Answers 0 where malloc has no such option: then memory is kept, and nothing else changes.
    _ = mallopt(M_MMAP_THRESHOLD, largeBlock)
    // Each further heap would reserve 64 MiB of an address space that is limited (ulimit -v).
    return isAddressSpaceLimited && mallopt(M_ARENA_MAX, 1) == 1
  }

  private static var isAddressSpaceLimited: Bool {
    var limit = rlimit()
    let status = unsafe getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    return status == 0 && limit.rlim_cur != rlim_t.max
  }

  /// The soft limit of open files, often 1,024, is kept low for programs that use select(2). This one uses epoll, and
  /// may have what the hard limit allows.
  private static func raiseDescriptorLimit() {
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    guard unsafe getrlimit(resource, &limit) == 0, limit.rlim_cur < limit.rlim_max else { return }
    limit.rlim_cur = limit.rlim_max
    // Refused, the soft limit stays, and the connections keep to it.
    _ = unsafe setrlimit(resource, &limit)
  }
}

/// The environment of this process.
enum ProcessEnvironment {
  /// Its variables; of two with one name the first, as `getenv` has it.
  static func variables() -> [String: String] {
    var variables: [String: String] = [:]
    var next = unsafe environ
    while let entry = unsafe next.pointee {
      let text = unsafe String(cString: entry)
      if let equals = text.firstIndex(of: "=") {
        let name = String(text[..<equals])
        if variables[name] == nil { variables[name] = String(text[text.index(after: equals)...]) }
      }
      unsafe next += 1
    }
    return variables
  }
}
