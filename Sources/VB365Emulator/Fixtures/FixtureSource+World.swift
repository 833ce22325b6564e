import Backup
import Cryptography

extension FixtureSource {
  /// What problems call fixtures that are in no file.
  private static let name = "fixtures"

  /// The world that is described; what is wrong with it is told the same way whatever it comes from.
  func world() throws(EmulatorError) -> World {
    try Self.world(documents())
  }

  /// The world that is described by the setting that `names` call by its name.
  func reading(_ names: SettingNames) throws(EmulatorError) -> FixtureReading {
    let documents = try documents(names)
    return FixtureReading(world: try Self.world(documents), digest: FixtureDigest(documents))
  }

  /// The same; nil where it is the world of the `known` digest, which is then not read once more.
  func reading(_ names: SettingNames, unless known: FixtureDigest) throws(EmulatorError) -> FixtureReading? {
    let documents = try documents(names)
    let digest = FixtureDigest(documents)
    return digest == known ? nil : FixtureReading(world: try Self.world(documents), digest: digest)
  }

  private func documents(_ names: SettingNames) throws(EmulatorError) -> [FixtureDocument]? {
    do throws(EmulatorError) {
      return try documents()
    } catch {
      // Problems in a file begin with their place, for editors to find.
      throw error.code == .unreadableFile ? error.of(names.fixtures) : error
    }
  }

  /// The documents; nil for those that are part of the library.
  private func documents() throws(EmulatorError) -> [FixtureDocument]? {
    switch self {
    case .builtIn, .files([]): nil
    case .files(let paths): try FixtureFiles.documents(at: paths)
    case .json(let text): [FixtureDocument(name: Self.name, bytes: Array(text.utf8))]
    case .values(let fixtures): [FixtureDocument(name: Self.name, bytes: fixtures.document)]
    }
  }

  private static func world(_ documents: [FixtureDocument]?) throws(EmulatorError) -> World {
    guard let documents else { return .default }
    do throws(FixtureProblems) {
      return try World(fixtures: documents)
    } catch {
      throw EmulatorError(.brokenFixtures, problems: error.lines)
    }
  }
}

/// A world as it was read.
struct FixtureReading {
  let world: World
  let digest: FixtureDigest
}

/// What tells fixtures from others: the bytes of their documents, in order, whatever the files are called.
enum FixtureDigest: Equatable {
  /// Those that are part of the library.
  case builtIn
  /// A code for each document.
  case documents([[UInt8]])
  /// Those that nothing can be told of.
  case unknown

  /// The digest of documents; nil for those that are part of the library.
  init(_ documents: [FixtureDocument]?) {
    guard let documents else {
      self = .builtIn
      return
    }
    do throws(CryptographyError) {
      var codes: [[UInt8]] = []
      for document in documents {
        let code = try HMACSHA256.code(for: document.bytes.span, key: Self.key.span)
        codes.append(code.span.indices.map { code.span[$0] })
      }
      self = .documents(codes)
    } catch {
      // OpenSSL is out of memory: others then.
      self = .unknown
    }
  }

  /// Whether both are sure to be of the same fixtures.
  static func == (left: FixtureDigest, right: FixtureDigest) -> Bool {
    switch (left, right) {
    case (.builtIn, .builtIn): true
    case (.documents(let left), .documents(let right)): left == right
    default: false
    }
  }

  /// Not a secret: the code only tells one text from another.
  private static let key: [UInt8] = Array("fixtures".utf8)
}
