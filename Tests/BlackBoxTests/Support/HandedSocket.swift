import Foundation
import Testing

/// A TCP socket that a test opens in place of the emulator, and hands over by systemd's convention.
final class HandedSocket {
  let number: Int32
  let port: UInt16

  /// Bound to a free port of the loopback address.
  init(listens: Bool = true) throws {
    number = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let number = number
    let status = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        unsafe bind(number, address, length) | getsockname(number, address, &length)
      }
    }
    try #require(status == 0 && (!listens || listen(number, 16) == 0))
    port = UInt16(bigEndian: address.sin_port)
  }

  deinit {
    close(number)
  }

  /// What an emulator got that was started with the socket.
  struct Child {
    let processID: pid_t
    let output: OutputReader
    let error: OutputReader

    /// Waits for its end, and answers its exit status.
    func wait() -> Int32 {
      var status: Int32 = 0
      unsafe waitpid(processID, &status, 0)
      return status >> 8
    }
  }

  /// Starts an emulator with the socket as its descriptor 3; only the child knows the process id that the convention
  /// wants, hence the shell.
  func start(_ arguments: [String], announcedTo process: String = "$$") throws -> Child {
    let (output, error) = (Pipe(), Pipe())
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output.fileHandleForWriting.fileDescriptor, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, error.fileHandleForWriting.fileDescriptor, 2)
    unsafe posix_spawn_file_actions_adddup2(&actions, number, 3)
    let script = #"LISTEN_FDS=1 LISTEN_PID=\#(process) exec "$0" "$@""#
    let words = ["sh", "-c", script, EmulatorProcess.binary] + arguments
    var pointers = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { unsafe pointers.forEach { unsafe free($0) } }
    var processID: pid_t = 0
    try #require(unsafe posix_spawn(&processID, "/bin/sh", &actions, nil, &pointers, environ) == 0)
    try output.fileHandleForWriting.close()
    try error.fileHandleForWriting.close()
    let child = processID
    // Nothing that waits for it waits for ever.
    DispatchQueue.global().asyncAfter(deadline: .now() + Program.timeLimit) {
      if waitpid(child, nil, WNOHANG) == 0 { kill(child, SIGKILL) }
    }
    return Child(
      processID: processID, output: OutputReader(output.fileHandleForReading),
      error: OutputReader(error.fileHandleForReading))
  }
}
