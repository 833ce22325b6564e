import Glibc

/// A system call on a file or folder failed.
package struct FileError: Error, Equatable {
  /// The path as it was given.
  package let path: String
  /// The system's `errno`.
  package let code: Int32

  /// The failure of the call that has just returned -1.
  static func last(_ path: String) -> FileError {
    FileError(path: path, code: errno)
  }

  /// A file that is somebody else's has that name.
  static func exists(_ path: String) -> FileError {
    FileError(path: path, code: EEXIST)
  }

  /// Nothing has that name.
  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  /// Writing there is impossible for now and for reasons outside this program: rights, a read-only or a full disk.
  package var isDenial: Bool {
    [EACCES, EPERM, EROFS, ENOSPC, EDQUOT, ENOLCK, EOPNOTSUPP].contains(code)
  }
}

extension FileError: CustomStringConvertible {
  package var description: String { unsafe "\(path): \(String(cString: strerror(code)))" }
}
