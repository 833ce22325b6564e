/// The form of the log.
enum LogFormat: String, CaseIterable {
  /// For people: time, level and message, which says all that its metadata say; then what else there is, as `name=value`.
  case text
  /// For machines: a JSON object a line, which has the metadata as members beside `time`, `level` and `message`.
  case json
}
