import Glibc

/// The user's folder for what should outlive a restart and is worth no backup.
package enum StateFolder {
  /// `$XDG_STATE_HOME/vb365-emulator`, else `~/.local/state/vb365-emulator`; nil when neither place is known.
  package static var path: String? {
    // The specification has relative paths ignored.
    if let state = variable("XDG_STATE_HOME"), state.hasPrefix("/") { return "\(state)/vb365-emulator" }
    return variable("HOME").map { "\($0)/.local/state/vb365-emulator" }
  }

  private static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
    return unsafe String(cString: value)
  }
}
