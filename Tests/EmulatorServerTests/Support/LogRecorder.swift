import Logging
import Locking

/// Keeps what is logged, from any thread.
final class LogRecorder: Sendable {
  private let entries = Lock<[String]>([])

  /// Each as `level: message`.
  var lines: [String] { entries.withLock { $0 } }

  func logger(level: Logger.Level) -> Logger {
    Logger(label: "test") { _ in Handler(recorder: self, logLevel: level) }
  }

  fileprivate func record(_ line: String) {
    entries.withLock { $0.append(line) }
  }
}

private struct Handler: LogHandler {
  let recorder: LogRecorder
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    recorder.record("\(event.level): \(event.message)")
  }
}
