package import Backup
import Control
package import Report
package import RestoreAPI

/// What an emulator is made with beside its world; nothing of it changes while it runs.
package struct EmulatorSettings: Sendable {
  /// Names this run: a random word of at most eight letters and digits, shown by the health call and in front of request
  /// ids.
  package var instance: String
  /// The emulator's own version, as `--version` prints it.
  package var version: String
  /// PEM of the minted test CA; nil when the server presents a certificate of the user's.
  package var certificateAuthority: [UInt8]?
  /// What is chosen where the sources of the vendor's API are silent or disagree.
  package var api = RestoreAPI.Settings()
  /// Whether answers on the vendor's paths carry the `X-Emulator-` headers.
  package var emulatorHeaders = true

  /// How many requests the journal keeps; 0 keeps none.
  package var journalEntries = usualJournal
  /// Findings that the client's author knows of: they fail no run.
  package var knownFindings: [KnownFinding] = []

  /// Whether every client may use the control plane's changing calls; else every client on loopback.
  package var isControlOpen = false
  /// A client that sends it may do so on other addresses, too; nil where none may.
  package var controlToken: Secret?

  /// DNS names and addresses by which clients reach the emulator, beside those of loopback. A request that
  /// changes something by the control plane without the token has to name one of them.
  package var hostNames: [String] = []
  /// Whether every address counts as one of them, as the emulator listens on all there are.
  package var takesAnyAddress = false

  /// How many requests the journal keeps where nobody says otherwise: as many as one looks at.
  package static let usualJournal = 1000

  package init(instance: String, version: String, certificateAuthority: [UInt8]?) {
    self.instance = instance
    self.version = version
    self.certificateAuthority = certificateAuthority
  }
}

extension EmulatorSettings {
  /// Takes the findings that a file knows of.
  package mutating func know(_ file: [UInt8]) throws(KnownFileProblem) {
    knownFindings = try KnownFinding.list(parsing: file, .ofThisEmulator)
  }
}
