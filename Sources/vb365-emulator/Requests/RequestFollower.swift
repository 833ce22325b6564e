import ArgumentParser
import Glibc
import JSONText
import VB365Emulator

/// Prints requests as an emulator is sent them, and goes on behind the last one when the connection is lost.
struct RequestFollower {
  private let client: ControlClient
  private let query: [(name: String, value: String)]
  private let text: (ListedRequest) -> String
  /// The last request that was printed; nil before the first.
  private var last: String?

  /// In microseconds, between two tries to find an emulator again.
  private static let interval: useconds_t = 1_000_000
  /// Three times as long as the emulator lets pass without a sign of life.
  private static let silence = Duration.seconds(45)

  /// How a stream came to its end.
  private enum End {
    /// Nobody reads any more, or it cannot be written.
    case command(ExitCode)
    case refused(ControlClient.Answer)
    case lost
  }

  /// A follower of an emulator that was there a moment ago, which goes on behind `last`, and prints the `text` of each request.
  init(
    _ client: ControlClient, _ query: [(name: String, value: String)], behind last: String?,
    _ text: @escaping (ListedRequest) -> String
  ) {
    self.client = client
    self.query = query
    self.last = last
    self.text = text
  }

  /// Prints until nobody reads any more, or the call is refused.
  mutating func follow() throws(ExitCode) {
    var isTold = false
    while true {
      switch stream() {
      case .command(let code):
        throw code
      case .refused(let answer) where answer.status == 404 && last != nil:
        // It is of a run that is over: another one has begun.
        last = nil
      case .refused(let answer):
        throw answer.refusal(ofDocument: false)
      case .lost:
        if !isTold { _ = TextStream.standardError.write("the emulator is gone; waits for it to come back\n") }
        isTold = true
        usleep(Self.interval)
      }
    }
  }

  private mutating func stream() -> End {
    var call = ControlClient.Call("GET", "events")
    call.query = query
    // Behind none of those that are kept, where none was printed.
    call.lastEventID = last ?? "0"
    call.timeout = Self.silence
    var reader = EventReader()
    var failure: ExitCode?
    do throws(EmulatorError) {
      let refusal = try client.stream(call) { bytes in
        do throws(ExitCode) {
          for event in reader.take(bytes) { try show(event) }
        } catch {
          failure = error
        }
        if ControlOutput.isUnread { failure = failure ?? ExitCode(EXIT_SUCCESS) }
        return failure == nil
      }
      return failure.map { .command($0) } ?? refusal.map { .refused($0) } ?? .lost
    } catch {
      return .lost
    }
  }

  private mutating func show(_ event: EventReader.Event) throws(ExitCode) {
    guard let json = try? JSONValue(parsing: event.data.utf8.span) else { return }
    if event.name == "skipped" {
      let count = json.member("count")?.integer ?? 0
      _ = TextStream.standardError.write("… \(count) requests are kept no more\n")
    } else {
      try ControlOutput.write(text(ListedRequest(json)))
    }
    last = event.id ?? last
  }
}
