import CDefaults
import VB365Emulator

/// What `--version` says.
enum BuildVersion {
  /// The version, and the commit that it was built from where the build was told.
  static let text = text(version: Emulator.version, commit: unsafe String(cString: cdefaults_commit()))

  /// Both in one line.
  static func text(version: String, commit: String) -> String {
    commit.isEmpty ? version : "\(version) (commit \(commit))"
  }
}
