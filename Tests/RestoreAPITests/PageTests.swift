import Bytes
import HTTP1
import Testing
import Verdict

@testable import RestoreAPI

@Suite("Pages", .timeLimit(.minutes(5)))
struct PageTests {
  /// Query, and what the page says: offset, limit, number of results, links; six sessions in all.
  static let vectors: [(query: String, offset: Int, limit: Int, results: Int, links: [String: String])] = [
    ("", 0, 30, 6, ["self": "offset=0&limit=30"]),
    ("?", 0, 30, 6, ["self": "offset=0&limit=30"]),
    ("?limit=6", 0, 6, 6, ["self": "offset=0&limit=6"]),
    ("?limit=5", 0, 5, 5, ["self": "offset=0&limit=5", "next": "offset=5&limit=5"]),
    ("?OFFSET=0&Limit=2", 0, 2, 2, ["self": "offset=0&limit=2", "next": "offset=2&limit=2"]),
    (
      "?offset=2&limit=2", 2, 2, 2,
      [
        "first": "offset=0&limit=2", "prev": "offset=0&limit=2", "self": "offset=2&limit=2", "next": "offset=4&limit=2",
      ]
    ),
    (
      "?offset=1&limit=3", 1, 3, 3,
      [
        "first": "offset=0&limit=3", "prev": "offset=0&limit=3", "self": "offset=1&limit=3", "next": "offset=4&limit=3",
      ]
    ),
    (
      "?offset=4&limit=3", 4, 3, 2,
      ["first": "offset=0&limit=3", "prev": "offset=1&limit=3", "self": "offset=4&limit=3"]
    ),
    (
      "?offset=6", 6, 30, 0,
      ["first": "offset=0&limit=30", "prev": "offset=0&limit=30", "self": "offset=6&limit=30"]
    ),
    (
      "?offset=2147483647&limit=2147483647", 2_147_483_647, 10_000, 0,
      [
        "first": "offset=0&limit=10000", "prev": "offset=2147473647&limit=10000",
        "self": "offset=2147483647&limit=10000",
      ]
    ),
    ("?limit=10000", 0, 10_000, 6, ["self": "offset=0&limit=10000"]),
    ("?limit=10001", 0, 10_000, 6, ["self": "offset=0&limit=10000"]),
    ("?limit=%31&limit=2", 0, 1, 1, ["self": "offset=0&limit=1", "next": "offset=1&limit=1"]),
    (
      "?sortAsc=name&limit=5&x&startTimeFrom=2026-01-01+00:00&a=%22%C3%A4", 0, 5, 5,
      [
        "self": "offset=0&limit=5&sortAsc=name&x&startTimeFrom=2026-01-01+00:00&a=%22%C3%A4",
        "next": "offset=5&limit=5&sortAsc=name&x&startTimeFrom=2026-01-01+00:00&a=%22%C3%A4",
      ]
    ),
    (
      #"?a="</script>\&b=[%zz]|{}^`%"#, 0, 30, 6,
      ["self": "offset=0&limit=30&a=%22%3C/script%3E%5C&b=%5B%25zz%5D%7C%7B%7D%5E%60%25"]
    ),
  ]

  @Test("lead where there is something, with the other parameters", arguments: vectors)
  func pages(_ vector: (query: String, offset: Int, limit: Int, results: Int, links: [String: String])) throws {
    let answer = try TestAPI().send(.get("/v6/RestoreSessions\(vector.query)"))
    let page = try #require(answer.json as? [String: Any])
    #expect(page["offset"] as? Int == vector.offset)
    #expect(page["limit"] as? Int == vector.limit)
    #expect((page["results"] as? [Any])?.count == vector.results)
    let links = try #require(page["_links"] as? [String: [String: String]])
    #expect(links.mapValues { $0["href"] } == vector.links.mapValues { "/v6/RestoreSessions?\($0)" })
  }

  @Test(
    "repeat the path as the client typed it",
    arguments: [
      "/v6/restoresessions", "/V6/RestoreSessions/", "/v6/%52estoreSessions",
    ])
  func path(path: String) throws {
    #expect(try TestAPI().send(.get(path)).body.contains(#"{"self":{"href":"\#(path)?offset=0&limit=30"}}"#))
  }

  @Test("leave out the host that an absolute URI names")
  func absolute() throws {
    let answer = try TestAPI().send(.get("https://elsewhere.example/v6/RestoreSessions?limit=30"))
    #expect(answer.body.contains(#"{"self":{"href":"/v6/RestoreSessions?offset=0&limit=30"}}"#))
  }

  @Test("have their links in the order of the real server")
  func order() throws {
    let body = try TestAPI().send(.get("/v6/RestoreSessions?offset=2&limit=2")).body
    let places = [
      "\"offset\"", "\"limit\"", "\"_links\"", "\"first\"", "\"prev\"", "\"self\"", "\"next\"", "\"results\"",
    ]
    .map { body.firstRange(of: $0)?.lowerBound }
    #expect(!places.contains(nil))
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
  }

  @Test(
    "are refused by numbers that are none, or out of range",
    arguments: [
      "limit=0", "limit=-1", "offset=-1", "limit=", "offset=", "limit", "limit=ten", "limit=1.0", "limit=0x",
      "limit=2147483648", "offset=99999999999999999999", "limit=%2B", "limit=%00", "limit=0xg", "limit=&h5",
      "startTimeFrom=yesterday",
      "startTimeTo=2026-13-01", "startTimeFrom=2026-01-01T00:00:00+02:00",
    ])
  func refused(query: String) throws {
    let answer = try TestAPI().send(.get("/v6/RestoreSessions?\(query)"))
    #expect(answer.status == 400)
    #expect(answer.message == "The request is invalid.")
    #expect(answer.pointers == ["?\(query.prefix { $0 != "=" })"])
  }

  @Test(
    "read a number as the framework does",
    arguments: ["5", "+5", "%205", "5%20", "005", "0x5", "0X05", "%26h5", "%235", "5%00"])
  func numbers(text: String) throws {
    let page = try #require(try TestAPI().send(.get("/v6/RestoreSessions?limit=\(text)")).json as? [String: Any])
    #expect(page["limit"] as? Int == 5)
  }

  @Test("are refused with everything that is wrong, in order")
  func everything() throws {
    let answer = try TestAPI().send(.get("/v6/RestoreSessions/1/Events?limit=0&offset=x"))
    #expect(answer.pointers == ["?limit", "?offset", "{restoreSessionId}"])
  }

  @Test("tell of a plus sign that stands for a blank")
  func plus() throws {
    let answer = try TestAPI().send(.get("/v6/RestoreSessions?startTimeFrom=2026-01-01T00:00:00+02:00"))
    #expect(answer.violations.first?.suggestion == "write a + of the zone as %2B")
    for date in ["2026.13.01%2010:00", "2026-06-01%2025:00:00", "2026-06-31 12:00", "yesterday%20noon"] {
      let answer = try TestAPI().send(.get("/v6/RestoreSessions?startTimeFrom=\(date.replacing(" ", with: "+"))"))
      #expect(answer.rules == ["query.type"])
      #expect(answer.violations.map(\.suggestion) == ["write it so, or leave it out"])
    }
  }

  @Test("have a place for every parameter, and of each the first counts")
  func places() {
    var query = Query()
    let decoded = Array("12".utf8)
    for parameter in QueryParameter.allCases {
      query.take(parameter, at: ByteRange(start: 0, count: 1), in: decoded.span)
      query.take(parameter, at: ByteRange(start: 1, count: 1), in: decoded.span)
    }
    #expect(query.int32(.offset) == 1)
    #expect(query.int32(.limit) == 1)
  }

  @Test("take any bytes for a query, and answer with links that are sound", arguments: [1, 2, 3] as [UInt64])
  func bytesAtRandom(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let served = try TestAPI()
    let pieces = [
      "offset", "limit", "LIMIT", "startTimeFrom", "startTimeTo", "=", "&", "%", "%2", "%26", "%zz", "+", "?", "\"",
      "\\", "<",
      "0", "1", "-", "99999999999999999999", "2026-01-01", "T00:00:00Z", "/", "^", "`", "é", "\u{7F}",
    ]
    for _ in 0..<500 {
      let query = (0..<Int.random(in: 0...8, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
      let answer = try served.send(.get("/v6/RestoreSessions?\(query.joined())"))
      #expect([200, 400].contains(answer.status), "\(query)")
      let body = try #require(answer.json as? [String: Any], "\(query)")
      let links = body["_links"] as? [String: [String: String]]
      #expect((answer.status == 200) == (links != nil))
      for href in (links ?? [:]).values.compactMap({ $0["href"] }) {
        #expect(try served.send(.get(href)).status == 200, "\(query) led to \(href)")
      }
    }
  }

  @Test("warn of parameters that they have not, with the one that was meant")
  func unknown() throws {
    let answer = try TestAPI().send(.get("/v6/RestoreSessions?ofset=3&setId=1"))
    #expect(answer.warnings.map(\.pointer) == ["?ofset", "?setId"])
    #expect(answer.warnings.map(\.suggestion) == ["did you mean offset?", "leave it out; it is ignored"])
  }
}
