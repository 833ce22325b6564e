import Backup
import Emulation
import EmulatorServer

/// A file with fault rules.
struct FaultFile {
  private let document: FixtureDocument

  /// Reads the file that `setting` names.
  init(_ path: String, of setting: String) throws(EmulatorError) {
    document = FixtureDocument(name: path, bytes: try FileSystem.read(path, for: setting))
  }

  /// The file, if it is meant to hold fault rules; nil for one with fixtures, and one that cannot be read: whoever reads
  /// fixtures says so.
  init?(ifMeantBy path: String) {
    guard !FileSystem.isFolder(path), let bytes = try? FileSystem.read(path),
      Emulation.Emulator.isFaultFile(bytes)
    else { return nil }
    document = FixtureDocument(name: path, bytes: bytes)
  }

  /// Arms the rules, from now on.
  func start(_ emulation: Emulation.Emulator) throws(EmulatorError) {
    do throws(FixtureProblems) {
      try emulation.start(withFaultsOf: document, uptimeNanoseconds: DirectService.uptimeNanoseconds)
    } catch {
      throw EmulatorError(.brokenFixtures, problems: error.lines)
    }
  }

  /// How many rules there are, all of them sound.
  func count() throws(FixtureProblems) -> Int { try Emulation.Emulator.countFaults(in: document) }
}
