import Bytes
import JSONText
import Logging

/// Logs to standard error, a line for each message.
struct StandardErrorLogHandler: LogHandler {
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?
  private let format: LogFormat

  private typealias Pairs = [(key: String, value: Logger.MetadataValue)]

  /// A handler that lets `level` and what is more important through.
  init(level: Logger.Level, format: LogFormat) {
    logLevel = level
    self.format = format
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    TextStream.standardError.log { leftOut in line(for: event, at: .now, leftOut: leftOut) }
  }

  /// The line for an event, with its end; `leftOut` lines before it were not written, because the reader was too slow.
  func line(for event: LogEvent, at time: LogTime, leftOut: Int = 0) -> String {
    var pairs = merged(event).sorted { $0.key < $1.key }
    if leftOut > 0 { pairs.append((key: "linesLeftOut", value: .stringConvertible(leftOut))) }
    switch format {
    case .text: return text(event, time, pairs)
    case .json: return json(event, time, pairs)
    }
  }

  private func merged(_ event: LogEvent) -> Logger.Metadata {
    var merged = metadata
    if let provided = metadataProvider?.get() { merged.merge(provided) { $1 } }
    if format == .json, let own = event.metadata { merged.merge(own) { $1 } }
    if let error = event.error { merged["error"] = "\(error)" }
    return merged
  }

  private func text(_ event: LogEvent, _ time: LogTime, _ pairs: Pairs) -> String {
    var line = "\(time) \(event.level) \(PrintableText(event.message.description))"
    for (key, value) in pairs { line += " \(PrintableText(key))=\(Self.quoted("\(value)"))" }
    return line + "\n"
  }

  /// A value as it is, or in quotes when a reader could not see where it ends.
  private static func quoted(_ value: String) -> String {
    let printable = PrintableText(value).description
    guard printable.isEmpty || printable.utf8.contains(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\"") })
    else { return printable }
    return "\"\(printable.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\""))\""
  }

  private func json(_ event: LogEvent, _ time: LogTime, _ pairs: Pairs) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("time", time.description)
    writer.member("level", event.level.rawValue)
    writer.member("message", event.message.description)
    writer.members(pairs)
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }
}

extension JSONWriter {
  fileprivate mutating func members(_ pairs: [(key: String, value: Logger.MetadataValue)]) {
    for (key, value) in pairs {
      name(utf8: key.utf8.span)
      self.value(value)
    }
  }

  private mutating func value(_ metadata: Logger.MetadataValue) {
    switch metadata {
    case .string(let text): value(text)
    case .stringConvertible(let number as Int): value(number)
    case .stringConvertible(let other): value("\(other)")
    case .array(let elements):
      beginArray()
      for element in elements { value(element) }
      endArray()
    case .dictionary(let members):
      beginObject()
      self.members(members.sorted { $0.key < $1.key })
      endObject()
    }
  }
}

/// The form of the log.
enum LogFormat: String, CaseIterable {
  /// For people: time, level and message, which says all that its metadata say; then what else there is, as `name=value`.
  case text
  /// For machines: a JSON object a line, which has the metadata as members beside `time`, `level` and `message`.
  case json
}

extension ServeSettings {
  /// Logs to standard error as the settings want it.
  var logger: Logger {
    Logger(label: "vb365-emulator") { _ in StandardErrorLogHandler(level: logLevel, format: logFormat) }
  }
}
