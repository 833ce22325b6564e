/// The settings' names in messages: the properties of the configuration, unless the emulator was configured by other
/// names, as by the command's flags.
package struct SettingNames: Sendable, Equatable {
  /// Where the world comes from.
  package var fixtures = "fixtures"
  /// The file with fault rules.
  package var faults = "faultFile"
  /// The certificate of the user's own.
  package var certificate = "certificate"
  /// The key of that.
  package var certificateKey = "certificate"
  /// The PFX file with both.
  package var pfx = "certificate"
  /// More names for a minted certificate.
  package var names = "names"
  /// The file with the CA for clients.
  package var clientAuthority = "clientAuthorityFile"
  /// The file with the token key.
  package var tokenKey = "tokenKeyFile"
  /// The file with the known findings.
  package var known = "knownFile"
  /// How the limit of open files is raised.
  package var openFiles = "setrlimit(RLIMIT_NOFILE)"
  /// The command that prints how a client is made to trust a CA; nil in a process that has no command.
  package var command: String?

  /// The properties.
  package init() {}
}

extension EmulatorError {
  /// The same of the file that a setting names.
  func of(_ setting: String) -> EmulatorError {
    EmulatorError(code, problems: problems.map { "\(setting): \($0)" })
  }
}

extension FileSystem {
  /// All bytes of the file that a setting names.
  static func read(_ path: String, for setting: String) throws(EmulatorError) -> [UInt8] {
    do throws(FileError) {
      return try read(path)
    } catch {
      throw EmulatorError(.unreadableFile, error.description).of(setting)
    }
  }
}
