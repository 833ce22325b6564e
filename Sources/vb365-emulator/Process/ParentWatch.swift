import CLinux
import Glibc

/// Ends the emulator when the process that started it ends, however that happens.
///
/// There are two signs: the parent process is gone, or standard input ends where it is a pipe or a socket that a process
/// holds. `/dev/null`, which a shell gives to background processes, is ignored.
/// PR_SET_PDEATHSIG would not do: it is about the thread that started us, and threads come and go in test runners.
struct ParentWatch {
  private let parent: pid_t

  /// Records the parent's id. Call early: if the parent has already died, its id is lost.
  init() {
    parent = getppid()
  }

  /// Starts the thread that waits for the end, and then sends this process SIGTERM; answers what cannot be watched.
  func start() -> String? {
    let process = CLinux_pidfd_open(parent)
    let trouble = process < 0 ? errno : 0
    // The number may have become another process's meanwhile; and then we have another parent, too.
    guard getppid() == parent, trouble != ESRCH else {
      kill(getpid(), SIGTERM)
      return nil
    }
    var thread = pthread_t()
    let status = unsafe pthread_create(&thread, nil, waitForEnd, UnsafeMutableRawPointer(bitPattern: Int(process)))
    guard status == 0 else {
      return unsafe "the parent process and standard input cannot be watched (\(String(cString: strerror(status))))"
    }
    pthread_detach(thread)
    guard trouble != 0 else { return nil }
    return unsafe "the parent process cannot be watched (\(String(cString: strerror(trouble)))): \(Self.rest)"
  }

  private static let rest = "only the end of a pipe on standard input ends the emulator"

  /// Standard input, where its end means something; -1 is what poll(2) overlooks.
  fileprivate static var heldInput: Int32 {
    var status = stat()
    guard unsafe fstat(STDIN_FILENO, &status) == 0 else { return -1 }
    return [S_IFIFO, S_IFSOCK].contains(status.st_mode & S_IFMT) ? STDIN_FILENO : -1
  }

  /// The pause between two reads of input, in milliseconds: endless input costs next to nothing then, and is read at some
  /// megabytes a second.
  fileprivate static let inputPause: Int32 = 10
  /// What a pipe holds, in bytes.
  private static let chunkSize = 64 * 1024

  /// Reads what has come, and tells whether more can come.
  fileprivate static func isAtEnd(_ input: Int32) -> Bool {
    var chunk = [UInt8](repeating: 0, count: chunkSize)
    let count = unsafe read(input, &chunk, chunk.count)
    return count == 0 || (count < 0 && ![EINTR, EAGAIN].contains(errno))
  }
}

@c
private func waitForEnd(_ process: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  let process = Int32(truncatingIfNeeded: Int(bitPattern: process))
  let input = ParentWatch.heldInput
  var watched = [
    pollfd(fd: process, events: Int16(POLLIN), revents: 0), pollfd(fd: input, events: Int16(POLLIN), revents: 0),
  ]
  while true {
    let isPaused = watched[1].events == 0
    let count = unsafe poll(&watched, nfds_t(watched.count), isPaused ? ParentWatch.inputPause : -1)
    watched[1].events = Int16(POLLIN)
    guard count > 0 else { continue }
    if watched[0].revents != 0 { break }
    // No writer is left; input that has yet to be read does not matter.
    if watched[1].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { break }
    if watched[1].revents != 0 {
      if ParentWatch.isAtEnd(input) { break }
      // During the pause only its end is reported.
      watched[1].events = 0
    }
  }
  kill(getpid(), SIGTERM)
  return nil
}
