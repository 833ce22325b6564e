import Backup
import HTTP1
import Testing

/// A world with resources, and what the API answers of them.
struct ServedResources {
  static let organization = "8a0e6f0c-31a4-4f43-9d0d-6f2b9c1e7a10"
  static let hybrid = "19f229d3-4567-4ee9-bd55-986fa98083f2"
  static let job = "0c3f5a1e-7b64-4d0a-9c58-2f1d6e8b4a71"
  static let hybridJob = "6b1d9e42-05c7-4f3a-8e21-c94a7d5f0b36"
  static let session = "f14c8b07-92ad-4e6f-b3d5-71e08a4c5d92"
  static let repository = "3d8e1c70-6a2f-4b59-9e04-b7f5c2d8a16e"
  static let retrieval = "1e9c5b40-d8f7-4a63-95b2-c70f4e8d6a19"
  static let nobody = "00000000-0000-4000-8000-000000000000"

  let served: TestAPI

  /// The default fixtures.
  init() throws {
    served = try TestAPI(World.default)
  }

  /// Those of a document.
  init(_ json: String) throws {
    let document = FixtureDocument(name: "world.json", bytes: Array(json.utf8))
    served = try TestAPI(World(fixtures: [document]))
  }

  /// The answer to a GET with a token.
  func get(_ path: String) throws -> TestAnswer {
    try served.send(.get(path).with { $0.authorization = "Bearer dev-token" })
  }

  /// The answer to another method.
  func send(_ method: String, _ path: String, body: String = "") throws -> TestAnswer {
    try served.send(TestRequest(method, path, body: body).with { $0.authorization = "Bearer dev-token" })
  }

  /// What an answer lists, whether in a page or as a bare array.
  func list(_ path: String) throws -> [[String: Any]] {
    let json = try get(path).json
    let page = json as? [String: Any]
    return try #require((page?["results"] ?? json) as? [[String: Any]], "\(path)")
  }

  /// The values of a member of what an answer lists.
  func values(_ member: String, of path: String) throws -> [String] {
    try list(path).compactMap { $0[member] as? String }
  }
}

/// How an answer is written.
enum ResourceShape: String, Sendable {
  case array
  case page
  case object

  init?(_ json: Any?) {
    switch json {
    case is [Any]: self = .array
    case let object as [String: Any]: self = object["results"] is [Any] ? .page : .object
    default: return nil
    }
  }
}
