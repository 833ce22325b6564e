import CDefaults

extension World {
  /// The world that documents describe together: their arrays are appended in order.
  package convenience init(fixtures documents: [FixtureDocument]) throws(FixtureProblems) {
    var reader = FixtureReader()
    for document in documents { reader.read(document) }
    let sessions = reader.resolveReferences()
    guard reader.problems.isEmpty else { throw reader.problems.located(in: documents) }
    reader.warnOfNoLogin()
    self.init(
      reader.world, restoreSessions: sessions, warnings: reader.warnings.located(in: documents).lines)
  }

  /// The world of the default fixtures, read at first use.
  package static let `default`: World = {
    do throws(FixtureProblems) {
      return try World(fixtures: [defaultFixtures])
    } catch {
      // They were compiled in, and a test reads them: no user's doing can lead here.
      preconditionFailure("\(error)")
    }
  }()

  /// The default fixtures, which are part of the binary.
  static let defaultFixtures = FixtureDocument(
    name: "default.json",
    bytes: unsafe Array(UnsafeBufferPointer(start: cdefaults_fixtures(), count: cdefaults_fixtures_length())))
}
