import Backup

/// The restore sessions that a list is asked for, by when they were started; both ends belong to it (assumed).
struct StartTimes {
  private let first: Timestamp?
  private let last: Timestamp?

  /// What `query` asks for.
  init(_ query: Query) {
    first = query.date(.startTimeFrom)
    last = query.date(.startTimeTo)
  }

  /// Whether a session that was started at `time` is to be listed.
  func contains(_ time: Timestamp) -> Bool {
    if let first, time < first { return false }
    if let last, time > last { return false }
    return true
  }
}
