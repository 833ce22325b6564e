import Logging
import Locking

/// Keeps what is logged, from any thread.
final class LogRecorder: Sendable {
  /// What was logged at once.
  struct Entry {
    /// `level: message`
    let line: String
    let metadata: Logger.Metadata
  }

  private let kept = Lock<[Entry]>([])

  var entries: [Entry] { kept.withLock { $0 } }

  /// Each as `level: message`.
  var lines: [String] { entries.map(\.line) }

  func logger(level: Logger.Level) -> Logger {
    Logger(label: "test") { _ in Handler(recorder: self, logLevel: level) }
  }

  fileprivate func record(_ entry: Entry) {
    kept.withLock { $0.append(entry) }
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
    recorder.record(LogRecorder.Entry(line: "\(event.level): \(event.message)", metadata: event.metadata ?? [:]))
  }
}
