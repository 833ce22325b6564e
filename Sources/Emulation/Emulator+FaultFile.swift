package import Backup
import Faults
import Journal
import RestoreAPI

// Fault rules in a file.
extension Emulator {
  /// Arms the rules of a file at `uptime`, in nanoseconds, and again at each reset.
  package func start(withFaultsOf document: FixtureDocument, uptimeNanoseconds uptime: Int64) throws(FixtureProblems) {
    faults.start(with: try FaultDocument(document, vocabulary).rules, uptimeNanoseconds: uptime)
  }

  /// How many fault rules a file holds that an emulator would take.
  package static func countFaults(in document: FixtureDocument) throws(FixtureProblems) -> Int {
    try FaultDocument(document, MatchVocabulary(Disclosure())).rules.count
  }

  /// Whether a file is meant to hold fault rules, and no fixtures.
  package static func isFaultFile(_ bytes: [UInt8]) -> Bool { FaultDocument.isMeant(by: bytes) }
}
