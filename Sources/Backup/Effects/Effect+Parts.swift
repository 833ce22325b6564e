import Choices

extension Effect {
  /// A part of an effect that may contradict another, by the name of its member.
  package enum Part: String, CaseIterable, Sendable {
    case status, message, retryAfter, trickle, close, truncate, contentLength, stall, noCloseNotify
  }

  /// What is there, in the order in which it is written.
  package var parts: [Part] {
    Part.allCases.filter { part in
      switch part {
      case .status: status != nil
      case .message: message != nil
      case .retryAfter: retryAfter != nil
      case .trickle: trickle != nil
      case .close: close != nil
      case .truncate: truncate != nil
      case .contentLength: contentLength != nil
      case .stall: stall
      case .noCloseNotify: noCloseNotify
      }
    }
  }

  /// Pairs of parts of which only one can be meant, and why; empty for an effect that is sound.
  package var contradictions: [Contradiction] {
    let parts = parts
    var found: [Contradiction] = []
    for (index, part) in parts.enumerated() {
      for other in parts[..<index] {
        guard let reason = reason(against: part, beside: other) else { continue }
        found.append(Contradiction(part: part, other: other, reason: reason))
      }
    }
    return found
  }

  /// Two parts of an effect that cannot both be meant.
  package struct Contradiction: Equatable, Sendable {
    /// The one that is written later.
    package let part: Part
    /// The one before it.
    package let other: Part
    /// What is wrong with both together.
    package let reason: String
  }

  /// Whether it refuses the request.
  package var refuses: Bool { status != nil || message != nil }

  /// Whether a client does not get the answer as it was made, but part of it, with a false length, or none.
  package var breaksAnswer: Bool { close != nil || truncate != nil || contentLength != nil || stall }

  /// Whether it does anything to how an answer is sent, beside its time.
  package var isOnWire: Bool { breaksAnswer || trickle != nil || noCloseNotify }

  /// What it does to how an answer is sent, beside its time, and nothing else.
  package var onWire: Effect {
    Effect(
      trickle: trickle, close: close, truncate: truncate, contentLength: contentLength, stall: stall,
      noCloseNotify: noCloseNotify)
  }

  private func reason(against part: Part, beside other: Part) -> String? {
    let pair: Set = [part, other]
    if Self.endings.isSuperset(of: pair) { return "an answer ends in one way" }
    if stall, pair.contains(.stall), pair.contains(.trickle) || pair.contains(.noCloseNotify) {
      return "nothing of a stalled answer is sent"
    }
    guard let close, pair.contains(.close) else { return nil }
    if pair.contains(.trickle), close != .body { return "no body is sent then" }
    if pair.contains(.noCloseNotify), close == .reset { return "a reset has no close_notify" }
    return nil
  }

  private static let endings: Set<Part> = [.close, .truncate, .contentLength, .stall]
}

// What effects may say.
extension Effect {
  /// A fixture's outcome refuses with the status of an HTTP error (RFC 9110, sections 15.5 and 15.6).
  package static let outcomeStatusRange: ClosedRange<Int64> = 400...599
  /// A fault may answer with every status that there is.
  package static let faultStatusRange: ClosedRange<Int64> = 100...599
  /// Up to an hour: longer than any client waits, and far from overflow as nanoseconds.
  package static let delayRange: ClosedRange<Int64> = 0...3_600_000
  /// The same, for what has to take some time.
  package static let paceRange: ClosedRange<Int64> = 1...3_600_000
  /// With 5, one in a hundred is 100,000 times the median: no spread of answering times is wider.
  package static let sigmaRange: ClosedRange<Double> = 0...5
  /// Seconds, or bytes, from nothing to more than any test needs.
  package static let amountRange: ClosedRange<Int64> = 0...1_000_000_000
  /// The same, for what has to be something.
  package static let sizeRange: ClosedRange<Int64> = 1...1_000_000_000
  /// Operational failures come back as 500 (observed).
  package static let defaultStatus = 500
  /// The framework's text for a failure without one of its own.
  package static let defaultMessage = "An error has occurred."
  /// How far ahead the date is that is only called one.
  package static let defaultDateSeconds = 2
}

extension Effect {
  /// The refusal, or nil where the request is served.
  package var refusal: Refusal? {
    guard refuses else { return nil }
    return Refusal(status: status ?? Self.defaultStatus, message: message ?? Self.defaultMessage)
  }
}

/// Why a scripted request is refused: the status of a single restore, and the text of either.
package struct Refusal: Hashable, Sendable {
  /// An HTTP status; a bulk restore answers 200 all the same.
  package let status: Int
  /// The text of the answer's `message`, or of the bulk detail's `error`.
  package let message: String

  /// A refusal made of its parts.
  package init(status: Int, message: String) {
    self.status = status
    self.message = message
  }
}
