import Backup

extension RestoreCounters {
  /// How a restore with these counts went.
  var status: RestoreStatus { failed > 0 ? .warning : .success }
}
