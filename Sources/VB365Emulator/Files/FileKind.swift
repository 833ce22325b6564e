import Glibc

/// What can have a file's name without being a regular file; the raw value names it in messages.
///
/// None of these is read or written: a pipe can keep whoever opens it waiting for ever, a device has no end, and as root
/// even `/dev/null` could be replaced.
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
