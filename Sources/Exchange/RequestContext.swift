package import Backup
package import Choices

/// What is known of a request beside its bytes. It is made when the request has come, before anything is judged, and says
/// the same each time the request is asked again, but for the time and the place in a stream.
package struct RequestContext: Sendable {
  /// Names the request; the answer's field and the log say the same.
  package let request: RequestID
  /// Whether it came in on a loopback address.
  package let isOnLoopback: Bool
  /// What is wrong with the certificate that its connection was shown, and that its client accepted all the same; nil for
  /// a sound one.
  package var acceptedFault: TLSFault?
  /// When it came.
  package let arrival: Moment
  /// When it is asked.
  package private(set) var moment: Moment
  /// The same time by the emulated clock.
  package private(set) var now: Timestamp
  /// Where the stream stands that answers it, as its last piece said; nil before the first.
  package var cursor: UInt64?

  /// A request that has come at `moment`, when the emulated clock shows `now`.
  package init(_ request: RequestID, onLoopback isOnLoopback: Bool, at moment: Moment, now: Timestamp) {
    self.request = request
    self.isOnLoopback = isOnLoopback
    arrival = moment
    self.moment = moment
    self.now = now
    cursor = nil
  }

  /// Takes note of the time at which the request is asked again.
  package mutating func renew(at moment: Moment, now: Timestamp) {
    self.moment = moment
    self.now = now
  }
}

/// Names one request, for the answer's header and the log: the run's own word and a number that counts up.
package struct RequestID: Sendable, CustomStringConvertible {
  package let run: RunName
  package let number: Int

  /// The request with this number, from 1, of a run.
  package init(run: RunName, number: Int) {
    self.run = run
    self.number = number
  }

  package var description: String { "\(run)-\(number)" }
}

/// The word that names a run, of at most eight printable bytes: a value that is copied without further ado.
package struct RunName: Sendable, CustomStringConvertible {
  /// The most bytes of a name.
  package static let limit = 8

  /// The bytes, the first one lowest; 0 behind the last.
  private let bytes: UInt64

  /// The beginning of `name`, as long as such a name may be.
  package init(_ name: String) {
    bytes = name.utf8.prefix(Self.limit).reversed().reduce(0) { bytes, byte in bytes << 8 | UInt64(byte) }
  }

  /// Appends the name; there has to be room.
  package func append(to output: inout OutputSpan<UInt8>) {
    var rest = bytes
    while rest > 0 {
      output.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  package var description: String {
    var text: [UInt8] = []
    text.append(addingCapacity: Self.limit) { output in append(to: &output) }
    return String(decoding: text, as: UTF8.self)
  }
}
