import Testing

/// A way of credentials, whole, on one of the endpoints.
struct WayVector: CustomTestStringConvertible, Sendable {
  let endpoint: String
  /// The property that stands for the way in messages.
  let leader: String
  let members: [(name: String, value: String)]
  var optional: Set<String> = []

  var testDescription: String { "\(leader), \(endpoint)" }
  var text: String { Self.text(members) }
  var request: TestRequest { request(members) }

  func request(without name: String) -> TestRequest {
    request(members.filter { $0.name != name })
  }

  func request(with name: String, as value: String) -> TestRequest {
    request(members.map { $0.name == name ? (name, value) : $0 })
  }

  func request(_ members: [(name: String, value: String)]) -> TestRequest {
    let text = Self.text(members)
    if endpoint == "bulk" { return .bulk(members: text) }
    return Neighbour(rawValue: endpoint)?.request("{\(text)}") ?? .single("{\(text)}")
  }

  private static func text(_ members: [(name: String, value: String)]) -> String {
    members.map { #""\#($0.name)":\#($0.value)"# }.joined(separator: ",")
  }
}

extension WayVector {
  static func password(_ endpoint: String) -> WayVector {
    WayVector(endpoint: endpoint, leader: "UserName", members: [("userName", #""a""#), ("userPassword", #""b""#)])
  }

  static let office365 = WayVector(
    endpoint: "bulk", leader: "Office365UserName",
    members: [("office365UserName", #""a""#), ("office365UserPassword", #""b""#)])
  static let onPremises = WayVector(
    endpoint: "bulk", leader: "OnPremisesUserName",
    members: [("onPremisesUserName", #""a""#), ("onPremisesUserPassword", #""b""#), ("domainName", #""c""#)],
    optional: ["domainName"])

  static func deviceCode(_ endpoint: String) -> WayVector {
    WayVector(
      endpoint: endpoint, leader: "UserCode",
      members: [("userCode", #""C6A9DB737""#), ("applicationId", #""\#(TestWorld.nobody)""#)],
      optional: ["userCode", "applicationId"])
  }

  static func certificate(_ endpoint: String) -> WayVector {
    WayVector(
      endpoint: endpoint, leader: "ApplicationCertificate",
      members: [
        ("applicationId", #""\#(TestWorld.nobody)""#),
        ("applicationCertificate", #""\#(VendorPages.certificate)""#),
        ("applicationCertificatePassword", #""xxx""#), ("impersonationAccountName", #""c""#),
      ])
  }

  static let single = ways(of: "single")
  static let bulk = [office365, onPremises, deviceCode("bulk"), certificate("bulk")]
  static let neighbours = Neighbour.allCases.flatMap { ways(of: $0.rawValue) }
  static let all = single + bulk + neighbours

  fileprivate static func ways(of endpoint: String) -> [WayVector] {
    [password(endpoint), deviceCode(endpoint), certificate(endpoint)]
  }
}

/// Two ways at once.
struct WayPair: CustomTestStringConvertible, Sendable {
  let first: WayVector
  let second: WayVector

  var testDescription: String { "\(first.leader) and \(second.leader), \(first.endpoint)" }

  /// Whichever comes first in the body, the message names them in the table's order.
  var request: TestRequest {
    let names = Set(first.members.map(\.name))
    return first.request(second.members.filter { !names.contains($0.name) } + first.members)
  }

  static let all =
    pairs(of: WayVector.single) + pairs(of: WayVector.bulk)
    + Neighbour.allCases.flatMap { pairs(of: WayVector.ways(of: $0.rawValue)) }

  private static func pairs(of ways: [WayVector]) -> [WayPair] {
    ways.indices.flatMap { index in
      ways[(index + 1)...].filter { $0.leader != "OnPremisesUserName" }.map { WayPair(first: ways[index], second: $0) }
    }
  }
}
