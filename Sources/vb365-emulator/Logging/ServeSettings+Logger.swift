import Logging

extension ServeSettings {
  /// Logs to standard error as the settings want it.
  var logger: Logger {
    Logger(label: "vb365-emulator") { _ in StandardErrorLogHandler(level: logLevel, format: logFormat) }
  }
}
