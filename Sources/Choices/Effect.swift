/// What is done to an answer: the fixtures script it for a mailbox's restores (``Fixtures/Mailbox``).
///
/// A status or a message refuses the request in the vendor's words, and nothing is restored. Without either the request is
/// served as ever, and the rest is done to its answer: so `close` alone loses the answer of a restore that took place.
/// ``delayMilliseconds`` goes with everything; an answer ends in one way at the most (``close``, ``truncate``,
/// ``contentLength`` or ``stall``). Effects that contradict each other are refused where they are read.
public struct Effect: Sendable, Equatable {
  /// The HTTP status of the refusal; 500 where there is only a message. Of a fixture's outcome from 400 to 599: a bulk
  /// restore answers 200 with a failed detail.
  public var status: Int?
  /// The text of the refusal, `An error has occurred.` without it.
  public var message: String?
  /// The refusal's `Retry-After` (RFC 9110, section 10.2.3).
  public var retryAfter: RetryAfter?
  /// How much later the first byte of the answer comes, by the emulated clock.
  public var delayMilliseconds: Delay
  /// How slowly the body comes, in real time.
  public var trickle: Trickle?
  /// Where the connection closes instead of going on.
  public var close: Close?
  /// How many bytes the body is shorter than its `Content-Length`, from 1 to 1,000,000,000; then the connection closes.
  public var truncate: Int?
  /// A wrong `Content-Length`, from 0 to 1,000,000,000. The whole body is sent, and then the connection closes.
  public var contentLength: Int?
  /// Whether nothing is ever sent: the connection stays open, until the server takes it for idle.
  public var stall: Bool
  /// Whether the connection closes behind the answer without TLS's close_notify, so that it may have been cut off (RFC 8446,
  /// section 6.1).
  public var noCloseNotify: Bool

  /// An effect made of its parts.
  public init(
    status: Int? = nil, message: String? = nil, retryAfter: RetryAfter? = nil,
    delayMilliseconds: Delay = .fixed(0), trickle: Trickle? = nil, close: Close? = nil, truncate: Int? = nil,
    contentLength: Int? = nil, stall: Bool = false, noCloseNotify: Bool = false
  ) {
    self.status = status
    self.message = message
    self.retryAfter = retryAfter
    self.delayMilliseconds = delayMilliseconds
    self.trickle = trickle
    self.close = close
    self.truncate = truncate
    self.contentLength = contentLength
    self.stall = stall
    self.noCloseNotify = noCloseNotify
  }

  /// A refusal, or an answer that only comes later, by a number of milliseconds.
  public init(status: Int? = nil, message: String? = nil, delayMilliseconds: Int) {
    self.init(status: status, message: message, delayMilliseconds: .fixed(delayMilliseconds))
  }
}

extension Effect {
  /// When a client is to try again.
  public enum RetryAfter: Sendable, Equatable, ExpressibleByIntegerLiteral {
    /// In so many seconds, from 0 to 1,000,000,000, written as a number.
    case seconds(Int)
    /// The same, written as a date: so many seconds after the answer is sent, by the real time, and rounded up.
    case date(inSeconds: Int)

    /// So many seconds, written as a number.
    public init(integerLiteral seconds: Int) { self = .seconds(seconds) }
  }

  /// How much later an answer comes, in milliseconds, up to an hour. What is drawn follows from the restore session, the
  /// mailbox, and the how-manieth of its restores it is: the same in each run, in whichever order requests come.
  public enum Delay: Sendable, Equatable, ExpressibleByIntegerLiteral {
    /// So much.
    case fixed(Int)
    /// Drawn from a range, each number as likely as the other.
    case between(from: Int, to: Int)
    /// Drawn from a log-normal distribution, as answering times have: half of them are below the median, and `sigma`, from 0
    /// to 5, is the standard deviation of their logarithm. Beyond an hour it is an hour.
    case around(median: Int, sigma: Double)

    /// So much.
    public init(integerLiteral milliseconds: Int) { self = .fixed(milliseconds) }
  }

  /// How slowly a body comes: the head at once, and then so many bytes at a time.
  public struct Trickle: Sendable, Equatable {
    /// Bytes at a time, from 1 to 1,000,000,000.
    public var bytes: Int
    /// How long each of them takes, in milliseconds, from 1 to 3,600,000.
    public var everyMilliseconds: Int

    /// A pace made of its parts.
    public init(bytes: Int, everyMilliseconds: Int) {
      self.bytes = bytes
      self.everyMilliseconds = everyMilliseconds
    }
  }

  /// Where a connection closes.
  public enum Close: String, Sendable, CaseIterable {
    /// Before the answer.
    case before
    /// Behind its head.
    case head
    /// In the middle of its body.
    case body
    /// Before the answer, by a TCP reset.
    case reset
  }
}
