package import Glibc
import Logging
import Synchronization

/// The one owner of an open file, which is closed with it.
struct OpenFile: ~Copyable {
  /// Only the owner may take the lock: another user who held it could keep every start waiting.
  private static let lockMode: mode_t = 0o600
  /// After so many microseconds a wait for the lock is logged; minting takes some milliseconds.
  private static let lockPatience = 1_000_000
  /// So many microseconds pass between two tries until then.
  private static let lockInterval = 5000

  /// The memory that a file takes, as a multiple of its size: 30 MB of fixtures took 120 MB with all that was made of them.
  private static let memoryShare = 3
  /// How many threads wait for a lock.
  private static let waiting = Atomic<Int>(0)

  /// Whether anybody in this process waits for a lock, which others may keep for as long as they like.
  static var isWaitingForLock: Bool { waiting.load(ordering: .relaxed) > 0 }

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

  /// Opens a regular file for reading, without waiting for anything.
  static func reading(_ path: String) throws(FileError) -> OpenFile {
    var status = stat()
    // Before it is opened, as devices may act on that.
    guard unsafe stat(path, &status) == 0 else { throw .last(path) }
    if let kind = FileKind(mode: status.st_mode) { throw FileError(path: path, reason: .kind(kind)) }
    // The file may be a pipe by now, and opening a pipe would wait for its writer.
    let file = try OpenFile(path, flags: O_RDONLY | O_NONBLOCK | O_NOCTTY)
    if let kind = FileKind(mode: try file.status().st_mode) { throw FileError(path: path, reason: .kind(kind)) }
    return file
  }

  /// Opens a folder, to have its entries written to the disk.
  static func folder(_ path: String) throws(FileError) -> OpenFile {
    try OpenFile(path, flags: O_RDONLY | O_DIRECTORY)
  }

  /// Creates a file that must not exist yet; its rights are `mode` whatever the umask says, and never more before.
  static func creating(_ path: String, mode: mode_t) throws(FileError) -> OpenFile {
    let file = try OpenFile(path, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode)
    guard fchmod(file.descriptor, mode) == 0 else { throw .last(path) }
    return file
  }

  /// Opens or creates a file for nothing but its lock, and waits until no one else holds that; closing gives it back.
  ///
  /// A wait that takes longer than a moment is told to `logger`.
  static func locking(_ path: String, logger: Logger) throws(FileError) -> OpenFile {
    let file = try OpenFile(path, flags: O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, mode: lockMode)
    if let kind = FileKind(mode: try file.status().st_mode) { throw FileError(path: path, reason: .kind(kind)) }
    // A umask may have taken our own way to it at the next start; where the file is another user's, its rights stay.
    fchmod(file.descriptor, lockMode)
    if try file.lock(LOCK_EX | LOCK_NB) { return file }
    waiting.add(1, ordering: .relaxed)
    defer { waiting.subtract(1, ordering: .relaxed) }
    for _ in 0..<(lockPatience / lockInterval) {
      if try file.lock(LOCK_EX | LOCK_NB) { return file }
      usleep(useconds_t(lockInterval))
    }
    logger.warning("waits for the lock on \(path), held by another start")
    while try !file.lock(LOCK_EX) {}
    return file
  }

  /// Whether the lock is ours now; it is not where somebody else holds it, or a signal came.
  private func lock(_ operation: Int32) throws(FileError) -> Bool {
    if flock(descriptor, operation) == 0 { return true }
    guard errno == EINTR || errno == EWOULDBLOCK else { throw .last(path) }
    return false
  }

  /// Everything from here to the end, which is no more than `limit` bytes.
  func contents(atMost limit: Int) throws(FileError) -> [UInt8] {
    let size = Int(try status().st_size)
    let tooLarge = FileError(path: path, reason: .size(limit: limit))
    guard size <= limit else { throw tooLarge }
    try requireMemory(Self.memoryShare * size)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    // Large enough to read the file and see its end in two calls; some files, as those in /proc, do not tell their size.
    var chunk = [UInt8](repeating: 0, count: min(max(size + 1, 4096), 1 << 20))
    while true {
      let count = unsafe read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count > 0 {
        guard bytes.count + count <= limit else { throw tooLarge }
        bytes += chunk[..<count]
      } else if errno != EINTR {
        throw .last(path)
      }
    }
  }

  /// Refuses where the process may not have so much more memory: an array that does not get it ends the process.
  private func requireMemory(_ size: Int) throws(FileError) {
    guard size > 0 else { return }
    let place = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard unsafe place != MAP_FAILED else { throw .last(path) }
    unsafe munmap(place, size)
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

  private func status() throws(FileError) -> stat {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .last(path) }
    return status
  }
}

/// Which file it is, whatever its name: another one that took its name has another identity.
package struct FileIdentity: Sendable, Equatable {
  private let device: dev_t
  private let number: ino_t

  package init(_ status: stat) {
    device = status.st_dev
    number = status.st_ino
  }
}
