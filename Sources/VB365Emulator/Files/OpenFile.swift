import Glibc

/// The one owner of an open file, which is closed with it.
struct OpenFile: ~Copyable {
  /// Whoever could hold the lock could keep every start waiting, so nobody but the owner can.
  private static let lockMode: mode_t = 0o600

  private let descriptor: Int32
  private let path: String

  private init(_ path: String, flags: Int32, mode: mode_t = 0) throws(FileError) {
    var descriptor: Int32
    repeat { descriptor = unsafe open(path, flags | O_CLOEXEC, mode) } while descriptor < 0 && errno == EINTR
    guard descriptor >= 0 else { throw .last(path) }
    self.descriptor = descriptor
    self.path = path
  }

  deinit {
    close(descriptor)
  }

  /// Opens what is there for reading.
  static func reading(_ path: String) throws(FileError) -> OpenFile {
    try OpenFile(path, flags: O_RDONLY)
  }

  /// Creates a file that must not exist yet; its rights are `mode` whatever the umask says, and never more before.
  static func creating(_ path: String, mode: mode_t) throws(FileError) -> OpenFile {
    let file = try OpenFile(path, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode)
    guard fchmod(file.descriptor, mode) == 0 else { throw .last(path) }
    return file
  }

  /// Opens or creates a file for nothing but its lock, and waits until no one else holds that; closing gives it back.
  static func locking(_ path: String) throws(FileError) -> OpenFile {
    let file = try OpenFile(path, flags: O_RDWR | O_CREAT | O_NOFOLLOW, mode: lockMode)
    // A umask may have taken our own way to it at the next start; where the file is another user's, its rights stay.
    fchmod(file.descriptor, lockMode)
    while flock(file.descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw .last(path) }
    }
    return file
  }

  /// Everything from here to the end.
  func contents() throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: try chunkSize())
    while true {
      let count = unsafe read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += chunk[..<count]
      } else if errno != EINTR {
        throw .last(path)
      }
    }
  }

  /// Writes all of `bytes`, and returns once they are on the disk.
  func write(_ bytes: [UInt8]) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes[written...].withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw .last(path)
      }
    }
    try synchronize()
  }

  /// Returns once the disk holds what was written; a pipe or a disk without that notion has nothing to wait for.
  func synchronize() throws(FileError) {
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else { throw .last(path) }
  }

  /// Large enough to read a regular file and see its end in two calls.
  private func chunkSize() throws(FileError) -> Int {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .last(path) }
    return min(max(Int(status.st_size) + 1, 4096), 1 << 20)
  }
}
