import Backup

/// Where the world of an emulator comes from.
public enum FixtureSource: Sendable, Equatable {
  /// The fixtures that are part of the library: the vendor pages' mailboxes and a few more.
  case builtIn
  /// JSON files, or folders of them, that are held together as one world.
  case files([String])
  /// The text of a fixture file.
  case json(String)
  /// Values, which take the same way as a file's text.
  case values(Fixtures)
}

extension FixtureSource: ExpressibleByArrayLiteral {
  /// Paths of files and folders; none means the built-in fixtures.
  public init(arrayLiteral paths: String...) {
    self = paths.isEmpty ? .builtIn : .files(paths)
  }
}

extension Fixtures {
  /// The text of the fixture file that says the same.
  public var json: String { String(decoding: document, as: UTF8.self) }
}

/// How much of everything there is in sound fixtures.
package struct FixtureSummary: Sendable, Equatable {
  /// In the world as a whole.
  package let organizations: Int
  /// Of all organizations together.
  package let mailboxes: Int
  /// Running and stopped ones.
  package let restoreSessions: Int
  /// What is odd about them: a line each.
  package let warnings: [String]

  init(_ world: World) {
    organizations = world.organizations.count
    mailboxes = world.mailboxes.count
    restoreSessions = world.restoreSessions.count
    warnings = world.warnings
  }
}

/// What `check` finds in files and folders that are all sound.
package struct CheckSummary: Sendable {
  /// How much of everything there is in the world; nil where all files hold fault rules.
  package let world: FixtureSummary?
  /// How many fault rules there are; nil where no file is meant to hold any.
  package let faults: Int?

  /// Reads files of fault rules each by itself, and other files and folders as one world, without an emulator.
  package init(checking paths: [String]) throws(EmulatorError) {
    var (faults, fixtures, problems): (Int?, [String], [String]) = (nil, [], [])
    for path in paths {
      guard let file = FaultFile(ifMeantBy: path) else {
        fixtures.append(path)
        continue
      }
      do throws(FixtureProblems) {
        faults = (faults ?? 0) + (try file.count())
      } catch {
        problems += error.lines
      }
    }
    var world: FixtureSummary?
    do throws(EmulatorError) {
      if !fixtures.isEmpty || paths.isEmpty { world = FixtureSummary(try FixtureSource.files(fixtures).world()) }
    } catch {
      guard error.code == .brokenFixtures else { throw error }
      problems += error.problems
    }
    guard problems.isEmpty else { throw EmulatorError(.brokenFixtures, problems: problems) }
    (self.world, self.faults) = (world, faults)
  }
}

extension CheckSummary: CustomStringConvertible {
  package var description: String {
    [world?.description, faults.map { "fault rules: \($0)" }].compactMap(\.self).joined(separator: ", ")
  }
}

extension FixtureSummary: CustomStringConvertible {
  package var description: String {
    "organizations: \(organizations), mailboxes: \(mailboxes), restore sessions: \(restoreSessions)"
  }
}
