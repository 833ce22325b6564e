import Glibc
import Transport

/// What this process has open, and its threads.
enum OpenDescriptors {
  /// The highest number.
  static func highest() throws -> Int {
    try entries("/proc/self/fd").compactMap { Int($0) }.max() ?? 0
  }

  /// The numbers of those of a kind, as the kernel calls it.
  static func numbers(of kind: String) throws -> [Int32] {
    try entries("/proc/self/fd").compactMap { Int32($0) }.filter { number in
      var bytes = [CChar](repeating: 0, count: 256)
      let count = unsafe readlink("/proc/self/fd/\(number)", &bytes, bytes.count)
      let name = bytes.prefix(max(0, count)).map(UInt8.init(bitPattern:))
      return String(decoding: name, as: UTF8.self) == kind
    }
  }

  /// The first line of a file; nil when it has gone.
  static func line(_ file: String) throws -> String? {
    let number = unsafe open(file, O_RDONLY)
    guard number >= 0 else { return nil }
    defer { close(number) }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = unsafe read(number, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  /// The names in a folder; without the descriptor that reads it.
  static func entries(_ folder: String) throws -> [String] {
    guard let directory = unsafe opendir(folder) else { throw Errno(rawValue: errno) }
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
