import Glibc

/// A file or folder is not what it is wanted for, or a system call on it failed.
package struct FileError: Error, Equatable {
  /// What is wrong.
  package enum Reason: Sendable, Equatable {
    /// A call failed with this `errno`.
    case system(Int32)
    /// Something else than a regular file has that name.
    case kind(FileKind)
    /// The file has more bytes than are read of it.
    case size(limit: Int)
  }

  /// The path as it was given.
  package let path: String
  /// What is wrong.
  package let reason: Reason

  /// The failure of the call that has just returned -1.
  static func last(_ path: String) -> FileError {
    FileError(path: path, reason: .system(errno))
  }

  /// A file that is somebody else's has that name.
  static func exists(_ path: String) -> FileError {
    FileError(path: path, reason: .system(EEXIST))
  }

  /// Nothing has that name.
  package var isMissing: Bool { [.system(ENOENT), .system(ENOTDIR)].contains(reason) }

  /// Writing there is impossible for now and for reasons outside this program: rights, a read-only or a full disk.
  package var isDenial: Bool {
    guard case .system(let code) = reason else { return false }
    return [EACCES, EPERM, EROFS, ENOSPC, EDQUOT, ENOLCK, EOPNOTSUPP].contains(code)
  }
}

extension FileError: CustomStringConvertible {
  package var description: String {
    switch reason {
    case .system(let code): unsafe "\(path): \(String(cString: strerror(code)))"
    case .kind(let kind): "\(path): is \(kind.rawValue), not a regular file\(kind.advice)"
    case .size(let limit): "\(path): is too large; no more than \(limit) bytes are read"
    }
  }
}
