import Backup

/// What has become of a restore session by requests.
struct SessionRecord {
  /// The session itself, where a request started it; nil for one of the fixtures.
  var explored: ExploredSession?
  /// When a request stopped it.
  var endTime: Timestamp?
  /// What was restored in it.
  var events = RestoreEvents()
  /// What has been restored of each mailbox, for the setting `stateful`.
  var progress: [UUID: RestoreProgress] = [:]
}
