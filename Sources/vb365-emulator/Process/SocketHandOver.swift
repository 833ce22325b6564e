import Glibc

/// Listening sockets that the parent process opened for this one, by systemd's convention (sd_listen_fds(3)): no other
/// process can take a port that is bound already.
enum SocketHandOver {
  /// Behind standard input, output and error.
  static let firstDescriptor: Int32 = 3
  /// More than anybody listens at.
  static let limit: Int32 = 64
  /// How many there are.
  static let countVariable = "LISTEN_FDS"
  /// Whom they are for; a child inherits the variables, and they are not for it.
  static let processVariable = "LISTEN_PID"

  /// Takes the sockets that are meant for this process; for its children, the variables are gone then.
  static func take() throws(InvalidSetting) -> [Int32] {
    let numbers = try descriptors(for: getpid(), in: ProcessEnvironment.variables())
    for name in [countVariable, processVariable, "LISTEN_FDNAMES"] { unsafe unsetenv(name) }
    return numbers
  }

  /// The sockets' descriptors, as the variables have it.
  static func descriptors(for process: pid_t, in environment: [String: String]) throws(InvalidSetting) -> [Int32] {
    guard environment[processVariable] == "\(process)", let text = environment[countVariable] else { return [] }
    guard let count = Int32(text), 0...limit ~= count else {
      throw InvalidSetting(source: countVariable, reason: "'\(text)' is no number from 0 to \(limit)")
    }
    return Array(firstDescriptor..<firstDescriptor + count)
  }
}

/// Standard input, output and error, as far as they are open.
enum StandardDescriptors {
  /// Opens `/dev/null` in place of those that are closed: the first socket would take their number, and a client that
  /// connects to it would be sent the log. To be called before anything else is opened.
  static func fill() {
    for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(number, F_GETFD) < 0 {
      // The kernel gives the lowest number that is free. Where there is no /dev, a folder takes no text, either.
      if unsafe open("/dev/null", O_RDWR) < 0 { _ = unsafe open("/", O_RDONLY | O_DIRECTORY) }
    }
  }
}
