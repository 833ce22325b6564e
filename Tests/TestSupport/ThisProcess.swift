import Glibc

/// What this process has open, its threads and its memory, as the kernel counts them; without Foundation, which opens
/// descriptors of its own.
package enum ThisProcess {
  /// The kernel's number of an error.
  package struct Failure: Error {
    let number = errno
  }

  /// The descriptors that are open.
  package static func descriptors() throws -> [Int32] {
    try entries("/proc/self/fd").compactMap { Int32($0) }
  }

  /// Those of a kind, as the kernel calls it.
  package static func descriptors(of kind: String) throws -> [Int32] {
    try descriptors().filter { number in
      var bytes = [CChar](repeating: 0, count: 256)
      let count = unsafe readlink("/proc/self/fd/\(number)", &bytes, bytes.count)
      let name = bytes.prefix(max(0, count)).map(UInt8.init(bitPattern:))
      return String(decoding: name, as: UTF8.self) == kind
    }
  }

  /// How many threads it has; one that was joined may be listed for another instant.
  package static func threadCount() throws -> Int {
    try entries("/proc/self/task").count
  }

  package static func threadNames() throws -> [String] {
    try entries("/proc/self/task").compactMap { try firstLine(of: "/proc/self/task/\($0)/comm") }
  }

  /// Its address space, and what of it is resident, in bytes.
  package static func memory() throws -> (size: Int, resident: Int) {
    let pages = try firstLine(of: "/proc/self/statm")?.split(separator: " ").compactMap { Int($0) } ?? []
    guard pages.count > 1 else { throw Failure() }
    let pageSize = sysconf(Int32(_SC_PAGESIZE))
    return (pages[0] * pageSize, pages[1] * pageSize)
  }

  /// Nil when the file has gone.
  private static func firstLine(of file: String) throws -> String? {
    let number = unsafe open(file, O_RDONLY)
    guard number >= 0 else { return nil }
    defer { close(number) }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = unsafe read(number, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  /// The names in a folder; without the descriptor that reads it.
  private static func entries(_ folder: String) throws -> [String] {
    guard let directory = unsafe opendir(folder) else { throw Failure() }
    defer { unsafe closedir(directory) }
    let own = unsafe String(dirfd(directory))
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: entry.pointee.d_name) { name in
        unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != "..", name != own { names.append(name) }
    }
    return names
  }
}
