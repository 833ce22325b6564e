public import Logging

extension Logger {
  /// A logger that keeps everything to itself: an emulator in a test has nothing to say unless it is asked.
  public static var silent: Logger {
    Logger(label: "vb365-emulator") { _ in SwiftLogNoOpLogHandler() }
  }
}
