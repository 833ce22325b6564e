/// Reads server-sent events from the pieces that come of a stream (HTML, section 9.2.6).
struct EventReader {
  /// An event.
  struct Event: Equatable {
    /// Its name; `message` where it has none.
    let name: String
    /// Its data.
    let data: String
    /// Where the stream is behind it; nil where it does not say.
    let id: String?
  }

  private var rest: [UInt8] = []
  private var name = ""
  private var data: [String] = []
  private var id: String?

  /// Takes what has come, and answers the events that are whole by then.
  mutating func take(_ bytes: [UInt8]) -> [Event] {
    rest += bytes
    var events: [Event] = []
    var start = rest.startIndex
    while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
      var line = rest[start..<end]
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      start = end + 1
      if let event = read(String(decoding: line, as: UTF8.self)) { events.append(event) }
    }
    rest.removeSubrange(..<start)
    return events
  }

  /// Reads a line; an empty one ends an event.
  private mutating func read(_ line: String) -> Event? {
    guard !line.isEmpty else {
      defer { (name, data, id) = ("", [], nil) }
      guard !data.isEmpty else { return nil }
      return Event(name: name.isEmpty ? "message" : name, data: data.joined(separator: "\n"), id: id)
    }
    let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    var value = parts.count > 1 ? parts[1] : ""
    if value.first == " " { value.removeFirst() }
    switch parts[0] {
    case "event": name = String(value)
    case "data": data.append(String(value))
    case "id": id = String(value)
    // A comment keeps the connection alive.
    default: break
    }
    return nil
  }
}
