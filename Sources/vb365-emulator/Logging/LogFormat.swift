/// The form of the log.
enum LogFormat: String, CaseIterable {
  /// For people: time, level, message, then the metadata as `name=value`.
  case text
  /// For machines: a JSON object a line.
  case json
}
