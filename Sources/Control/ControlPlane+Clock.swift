import Backup
import Bytes
import Exchange
import HTTP1
import JSONText
import RestoreAPI

// What the calls about the clock do: the emulated clock, or one restore session's over it.
extension ControlPlane {
  /// Tells what the clock shows.
  static func readClock(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    let session = try call.clock(ofSession: try call.query.id("session"))
    write(session, call, &reply)
    return .answer
  }

  /// Moves or stops the clock, or lets it go on; answers with what it shows then. Answers that wait for it are sent where
  /// it has passed their time.
  static func changeClock(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    let order = try call.clockOrder()
    if let session = try call.clock(ofSession: order.session) {
      session.change(order.change, over: call.context.now)
      call.plane.parts.changes.tell()
      write(session, call, &reply)
    } else {
      call.plane.parts.clock.change(order.change, at: call.context.moment)
      write(nil, call, &reply)
    }
    return .answer
  }

  private static func write(_ session: SessionClock?, _ call: borrowing ControlCall, _ reply: inout Reply) {
    let clock = call.plane.parts.clock
    let worldTime = clock.reading(at: call.context.moment)
    let now = session?.reading(over: worldTime) ?? worldTime
    let offset = now.ticks - call.context.moment.timestamp.ticks
    reply.json(as: "application/json") { writer in
      writer.beginObject()
      writer.member("now", now.description)
      writer.member("isFrozen", clock.stands || session?.stands == true)
      writer.name("offsetSeconds")
      writer.raw(seconds(ofTicks: offset).utf8.span)
      writer.endObject()
    }
  }

  /// Seconds in decimal digits, without zeros at their end.
  private static func seconds(ofTicks ticks: Int64) -> String {
    let (seconds, fraction) = ticks.magnitude.quotientAndRemainder(dividingBy: UInt64(Timestamp.ticksPerSecond))
    var digits = String(String(UInt64(Timestamp.ticksPerSecond) + fraction).dropFirst())
    while digits.hasSuffix("0") { digits.removeLast() }
    return (ticks < 0 ? "-" : "") + String(seconds) + (digits.isEmpty ? "" : ".\(digits)")
  }
}

/// What a call asks of a clock.
private struct ClockOrder {
  let change: ClockChange
  /// The restore session whose clock it is for; nil for the emulated clock.
  var session: UUID?
}

extension ControlCall {
  /// The clock of a restore session; nil where none is named.
  fileprivate func clock(ofSession id: UUID?) throws(Problem) -> SessionClock? {
    guard let id else { return nil }
    guard let clock = plane.parts.installations.current.clock(ofSession: id, at: context.now) else {
      throw .unknownSession
    }
    return clock
  }

  /// What the body asks for; the session may stand in the query instead.
  fileprivate func clockOrder() throws(Problem) -> ClockOrder {
    let body = try json()
    var order = try reading { () throws(JSONMismatch) in try ClockOrder(body) }
    if let session = try query.id("session") {
      guard order.session == nil else {
        throw Problem(.badRequest, "The session is named twice, by the query and by the body.", pointer: "/session")
      }
      order.session = session
    }
    return order
  }
}

extension ClockOrder {
  private static let changes = ["advanceSeconds", "advanceMilliseconds", "set", "freeze", "reset"]
  /// As far as a clock can be moved: the years 1 to 9999.
  private static let farthestSeconds: Int64 = 10_000 * 366 * 86_400

  /// Reads a body.
  init(_ body: JSONValue) throws(JSONMismatch) {
    let object = try JSONObject(body, "a change of the clock", known: Self.changes + ["session"])
    let given = object.names.filter(Self.changes.contains)
    guard given.count == 1, let name = given.first else {
      throw JSONMismatch(
        "a change of the clock has exactly one of \(Self.changes.joined(separator: ", "))", at: object.pointer,
        object.offset)
    }
    guard let change = try Self.change(name, of: object) else {
      throw JSONMismatch("null changes nothing", at: object.pointer.member(name), object.offset)
    }
    self.change = change
    guard let text = try object.string("session"), let value = object["session"] else { return }
    guard let id = UUID(parsingAnyForm: text.utf8.span) else {
      throw object.mismatch("session", "a UUID of 8-4-4-4-12 hexadecimal digits", value)
    }
    session = id
  }

  /// The change that a member asks for; nil where it is null.
  private static func change(_ name: String, of object: JSONObject) throws(JSONMismatch) -> ClockChange? {
    switch name {
    case "advanceSeconds":
      let farthest = Double(farthestSeconds)
      return try object.number(name, in: -farthest...farthest).map { seconds in
        .advance(milliseconds: Int64((seconds * 1000).rounded()))
      }
    case "advanceMilliseconds":
      let farthest = farthestSeconds * 1000
      return try object.integer(name, in: -farthest...farthest).map { .advance(milliseconds: Int64($0)) }
    case "set":
      return try time(name, of: object).map { .set($0) }
    case "freeze":
      return try object.bool(name).map { $0 ? .freeze : .thaw }
    default:
      guard let isReset = try object.bool(name), let value = object[name] else { return nil }
      guard isReset else { throw object.mismatch(name, "true", value) }
      return .reset
    }
  }

  private static func time(_ name: String, of object: JSONObject) throws(JSONMismatch) -> Timestamp? {
    guard let text = try object.string(name), let value = object[name] else { return nil }
    guard let time = Timestamp(parsingISO8601: text.utf8.span) else {
      throw object.mismatch(name, "a time like 2026-01-31T12:00:00Z", value)
    }
    return time
  }
}
