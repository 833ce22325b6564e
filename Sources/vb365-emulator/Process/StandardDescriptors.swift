import Glibc

/// Standard input, output and error, as far as they are open.
enum StandardDescriptors {
  /// Opens `/dev/null` in place of those that are closed: the first socket would take their number, and whoever connects
  /// to it would be sent the log. To be called before anything else is opened.
  static func fill() {
    for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(number, F_GETFD) < 0 {
      // The kernel gives the lowest number that is free. Where there is no /dev, a folder takes no text, either.
      if unsafe open("/dev/null", O_RDWR) < 0 { _ = unsafe open("/", O_RDONLY | O_DIRECTORY) }
    }
  }
}
