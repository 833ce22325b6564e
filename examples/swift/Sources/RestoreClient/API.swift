import AsyncHTTPClient
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// The calls that all others are made of.
struct API: Sendable {
  /// A restore answers when it is done, which may take hours.
  private static let patience = TimeAmount.hours(24)
  /// An answer with the counts of 10,000 mailboxes is about 5 MB.
  private static let largestAnswer = 64 * 1024 * 1024
  private static let pageSize = 100

  let client: HTTPClient
  let url: String
  private var token: String?

  init(client: HTTPClient, url: String) {
    self.client = client
    self.url = url
  }

  /// The same with a token.
  func loggedIn(user: String, password: String) async throws -> API {
    var form = URLComponents()
    form.queryItems = [
      URLQueryItem(name: "grant_type", value: "password"), URLQueryItem(name: "username", value: user),
      URLQueryItem(name: "password", value: password),
    ]
    // In a form a plus sign is a blank, which `URLComponents` does not know.
    let text = (form.percentEncodedQuery ?? "").replacingOccurrences(of: "+", with: "%2B")
    let answer = try await send(
      .POST, "/v6/token", type: "application/x-www-form-urlencoded", ByteBuffer(string: text))
    var api = self
    api.token = try JSONDecoder().decode(Login.self, from: answer).accessToken
    return api
  }

  func get<Answer: Decodable>(_ path: String) async throws -> Answer {
    try JSONDecoder().decode(Answer.self, from: await send(.GET, path))
  }

  func post<Answer: Decodable>(_ path: String, _ body: some Encodable) async throws -> Answer {
    let json = ByteBuffer(data: try JSONEncoder().encode(body))
    return try JSONDecoder().decode(Answer.self, from: await send(.POST, path, type: "application/json", json))
  }

  /// The results of a list, page by page, for as long as there is a next one.
  func pages<Element: Decodable>(_ path: String) async throws -> [Element] {
    var results: [Element] = []
    while true {
      let query = "?offset=\(results.count)&limit=\(Self.pageSize)"
      let page: Page<Element> = try await get(path + query)
      results += page.results
      guard page.links.next != nil, !page.results.isEmpty else { return results }
    }
  }

  private func send(
    _ method: HTTPMethod, _ path: String, type: String? = nil, _ body: ByteBuffer? = nil
  ) async throws -> ByteBuffer {
    var request = HTTPClientRequest(url: url + path)
    request.method = method
    if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
    if let type { request.headers.add(name: "Content-Type", value: type) }
    if let body { request.body = .bytes(body) }
    let response = try await client.execute(request, timeout: Self.patience)
    let answer = try await response.body.collect(upTo: Self.largestAnswer)
    guard response.status == .ok else { throw Refusal(status: Int(response.status.code), body: answer) }
    return answer
  }

  private struct Login: Decodable {
    let accessToken: String

    enum CodingKeys: String, CodingKey {
      case accessToken = "access_token"
    }
  }

  private struct Page<Element: Decodable>: Decodable {
    let results: [Element]
    let links: Links

    struct Links: Decodable {
      let next: Link?
    }

    struct Link: Decodable {}

    enum CodingKeys: String, CodingKey {
      case results
      case links = "_links"
    }
  }
}
