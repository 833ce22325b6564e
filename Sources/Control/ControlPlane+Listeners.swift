import Backup
import Bytes
import Choices
import Exchange
import HTTP1
import JSONText
import RestoreAPI

// Listeners whose TLS goes wrong (interface.md, "The control plane").
extension ControlPlane {
  /// How long a listener is open, in seconds: a day at the most.
  private static let listenerSeconds: ClosedRange<Int64> = 1...86_400
  private static let defaultListenerSeconds = 600

  /// Opens a listener.
  static func openListener(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    let json = try call.json()
    let (fault, seconds) = try call.reading { () throws(JSONMismatch) in try wantedListener(json) }
    let listener = try listening { () throws(FaultListenerError) in
      try call.plane.parts.listeners.present().open(fault, seconds: seconds, at: call.context.moment)
    }
    reply.response.status = .created
    reply.response.add("Location", "/\(root)/listeners/\(listener.id)".utf8.span)
    reply.json(as: "application/json") { writer in writer.value(listener) }
    return .answer
  }

  /// Lists those that are open.
  static func listListeners(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    let listeners = try listening { () throws(FaultListenerError) in
      try call.plane.parts.listeners.present().list(at: call.context.moment)
    }
    reply.json(as: "application/json") { writer in
      writer.beginObject()
      writer.beginArray("results")
      for listener in listeners { writer.value(listener) }
      writer.endArray()
      writer.endObject()
    }
    return .answer
  }

  /// Closes one.
  static func closeListener(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    try listening { () throws(FaultListenerError) in
      let server = try call.plane.parts.listeners.present()
      try server.close(call.word ?? "", at: call.context.moment)
    }
    reply.response.status = .noContent
    return .answer
  }

  private static func wantedListener(_ json: JSONValue) throws(JSONMismatch) -> (TLSFault, seconds: Int) {
    let object = try JSONObject(json, "a listener", known: ["tls", "ttlSeconds"])
    let names = TLSFault.allCases.map(\.rawValue)
    guard let name = try object.string("tls") else {
      throw JSONMismatch(
        "a listener needs \"tls\", one of \(names.joined(separator: ", "))", at: object.pointer, object.offset)
    }
    guard let fault = TLSFault(rawValue: name) else {
      let closest = Suggestion.closest(to: name, among: names).map { "did you mean \"\($0)\"?" }
      throw JSONMismatch(
        "expected one of \(names.joined(separator: ", ")), found another text", at: object.pointer.member("tls"),
        object["tls"]?.offset ?? object.offset, suggestion: closest)
    }
    return (fault, try object.integer("ttlSeconds", in: listenerSeconds) ?? defaultListenerSeconds)
  }

  /// Runs `work`, and makes a problem of what the server does not do.
  private static func listening<Value>(
    _ work: () throws(FaultListenerError) -> Value
  ) throws(Problem) -> Value {
    do throws(FaultListenerError) {
      return try work()
    } catch {
      throw Problem(error)
    }
  }
}

extension Problem {
  /// Why a listener is not opened or not closed.
  fileprivate init(_ error: FaultListenerError) {
    let status: Status =
      switch error {
      case .noServer: .notImplemented
      case .tooMany, .noCertificate, .permanent: .conflict
      case .system: .serviceUnavailable
      case .unknown: .notFound
      }
    self.init(status, error.description)
  }
}

extension JSONWriter {
  /// A listener.
  fileprivate mutating func value(_ listener: FaultListener) {
    beginObject()
    member("id", listener.id)
    member("url", listener.url)
    member("tls", listener.fault.rawValue)
    if let end = listener.end { member("expires", end.description) }
    endObject()
  }
}
