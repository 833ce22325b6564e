import Backup

extension FixtureSource {
  /// What problems call fixtures that are in no file.
  private static let name = "fixtures"

  /// The world that is described by a configuration's fixtures.
  func world(_ names: SettingNames) throws(EmulatorError) -> World {
    do throws(EmulatorError) {
      return try world()
    } catch {
      // Problems in a file begin with their place, for editors to find.
      throw error.code == .unreadableFile ? error.of(names.fixtures) : error
    }
  }

  /// The world that is described; what is wrong with it is told the same way whatever it comes from.
  func world() throws(EmulatorError) -> World {
    let documents: [FixtureDocument]
    switch self {
    case .builtIn, .files([]): return World.default
    case .files(let paths): documents = try FixtureFiles.documents(at: paths)
    case .json(let text): documents = [FixtureDocument(name: Self.name, bytes: Array(text.utf8))]
    case .values(let fixtures): documents = [FixtureDocument(name: Self.name, bytes: fixtures.document)]
    }
    do throws(FixtureProblems) {
      return try World(fixtures: documents)
    } catch {
      let more = error.omitted > 0 ? ["and \(error.omitted) more"] : []
      throw EmulatorError(.brokenFixtures, problems: error.problems.map(\.description) + more)
    }
  }
}
