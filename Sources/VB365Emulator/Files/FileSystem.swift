package import Glibc
import Locking

/// What the emulator does with files: read them whole, and replace them so that no reader sees half of one.
///
/// Files are regular files: whatever else has the name is refused.
package enum FileSystem {
  /// The files that `replace` has begun and not yet renamed.
  private static let unfinished = Lock<Set<String>>([])

  /// All bytes of a file, which has no more than `limit`.
  package static func read(_ path: String, atMost limit: Int = FileLimit.credential) throws(FileError) -> [UInt8] {
    try OpenFile.reading(path).contents(atMost: limit)
  }

  /// All bytes of a file, which has no more than `limit`, or nil when there is none.
  package static func readIfPresent(
    _ path: String, atMost limit: Int = FileLimit.credential
  ) throws(FileError) -> [UInt8]? {
    do throws(FileError) {
      return try read(path, atMost: limit)
    } catch {
      guard error.isMissing else { throw error }
      return nil
    }
  }

  /// What has that name without being a regular file; nil for one, and where nothing has the name.
  package static func obstacle(at path: String) -> FileError? {
    var status = stat()
    guard unsafe lstat(path, &status) == 0, let kind = FileKind(mode: status.st_mode) else { return nil }
    return FileError(path: path, reason: .kind(kind))
  }

  /// Which file has that name.
  package static func identity(of path: String) -> FileIdentity? {
    var status = stat()
    return unsafe lstat(path, &status) == 0 ? FileIdentity(status) : nil
  }

  /// Writes a new file beside `path` and renames it into place: a reader sees the old content or the new, never a part.
  ///
  /// The file is on the disk before its name is; the folder's own entry is the caller's to synchronize. Only a regular
  /// file is replaced.
  package static func replace(_ path: String, with bytes: [UInt8], mode: mode_t) throws(FileError) {
    if let obstacle = obstacle(at: path) { throw obstacle }
    // The process id keeps apart what two processes write at once.
    let aside = "\(path).\(getpid())\(asideEnding)"
    _ = unfinished.withLock { $0.insert(aside) }
    defer { _ = unfinished.withLock { $0.remove(aside) } }
    try remove(aside)
    do throws(FileError) {
      try OpenFile.creating(aside, mode: mode).write(bytes)
      guard unsafe rename(aside, path) == 0 else { throw .last(path) }
    } catch {
      try? remove(aside)
      throw error
    }
  }

  /// Whether a thread of this process waits for a lock, which others may keep for as long as they like.
  package static var isWaitingForLock: Bool { OpenFile.isWaitingForLock }

  /// Removes what `replace` has begun in another thread, and then ends the process, before anything more is begun.
  package static func leaveNothingUnfinished(_ end: () -> Never) -> Never {
    unfinished.withLock { paths in
      for path in paths { unsafe unlink(path) }
      end()
    }
  }

  /// Removes what processes left in `folder` that were killed while they replaced files of these names, as far as it can.
  ///
  /// The caller makes sure that no process replaces them meanwhile. Only plain files of this user are removed.
  static func removeLeftovers(of files: [String], in folder: String) {
    for name in (try? names(in: folder)) ?? [] where files.contains(where: { isAside(name, of: $0) }) {
      let path = "\(folder)/\(name)"
      var status = stat()
      guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid() else {
        continue
      }
      try? remove(path)
    }
  }

  /// Whether `name` is what some process writes beside `file`, to be renamed when it is whole.
  private static func isAside(_ name: String, of file: String) -> Bool {
    guard name.hasPrefix("\(file)."), name.hasSuffix(asideEnding) else { return false }
    let digits = name.utf8.dropFirst(file.utf8.count + 1).dropLast(asideEnding.utf8.count)
    return !digits.isEmpty && digits.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  }

  /// What the name of such a file ends in, behind the process id.
  private static let asideEnding = ".new"

  /// Removes a file; one that is gone already is fine.
  package static func remove(_ path: String) throws(FileError) {
    guard unsafe unlink(path) == 0 || errno == ENOENT else { throw .last(path) }
  }

  /// Creates a folder and those above it, as far as they are missing.
  static func createFolder(_ path: String, mode: mode_t) throws(FileError) {
    guard unsafe mkdir(path, mode) != 0 else { return }
    let failure = FileError.last(path)
    if isFolder(path) { return }
    guard failure.reason == .system(ENOENT), case let parent = folder(of: path), parent != path else { throw failure }
    try createFolder(parent, mode: mode)
    // Another process may have been faster.
    guard unsafe mkdir(path, mode) == 0 || errno == EEXIST else { throw .last(path) }
  }

  /// Returns once the disk holds the folder's entries.
  static func synchronizeFolder(_ path: String) throws(FileError) {
    try OpenFile.folder(path).synchronize()
  }

  /// Whether a folder has that name.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a folder, but for `.` and `..`, sorted by their bytes.
  static func names(in folder: String) throws(FileError) -> [String] {
    guard let stream = unsafe opendir(folder) else { throw .last(folder) }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The path from the root, for output that a reader in another folder can use.
  package static func absolutePath(_ path: String) -> String {
    if let resolved = unsafe realpath(path, nil) {
      defer { unsafe free(resolved) }
      return unsafe String(cString: resolved)
    }
    guard !path.hasPrefix("/"), let folder = unsafe getcwd(nil, 0) else { return path }
    defer { unsafe free(folder) }
    return unsafe "\(String(cString: folder))/\(path)"
  }

  /// The folder that holds `path`: `.` for a bare name.
  package static func folder(of path: String) -> String {
    var name = path[...]
    while name.count > 1, name.last == "/" { name.removeLast() }
    guard let slash = name.lastIndex(of: "/") else { return "." }
    return slash == name.startIndex ? "/" : String(name[..<slash])
  }
}

/// A kind of file that is not a regular one; the raw value names it in messages.
///
/// None of these is read or written: opening a pipe can wait without end, a device has no end, and as root even
/// `/dev/null` could be replaced.
package enum FileKind: String, Sendable {
  case folder = "a folder"
  case pipe = "a pipe"
  case socket = "a socket"
  case device = "a device"
  case symbolicLink = "a symbolic link"
  case unknown = "something else"

  /// Nil for a regular file.
  init?(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: return nil
    case S_IFDIR: self = .folder
    case S_IFIFO: self = .pipe
    case S_IFSOCK: self = .socket
    case S_IFCHR, S_IFBLK: self = .device
    case S_IFLNK: self = .symbolicLink
    default: self = .unknown
    }
  }

  /// What to do instead; the end of a message.
  var advice: String {
    switch self {
    case .pipe: "; write what comes out of it to a file first"
    case .symbolicLink: "; name the file itself"
    case .folder, .socket, .device, .unknown: ""
    }
  }
}

/// How many bytes of a file are read: a mistaken path should cost a message, not the machine's memory.
package enum FileLimit {
  /// All fixtures of one world: 100,000 mailboxes take 24 MB, so this is ten times what anybody has tried.
  package static let fixtures = 256 << 20
  /// A certificate with its chain, a key, a PFX file, a bundle of CAs: the one that browsers bring has 220 KB.
  package static let credential = 1 << 20
  /// Five digits and the end of the line, with room for a reader to see that it is something else.
  package static let port = 64
}
