package import JSONText

extension JSONWriter {
  /// The members of a client report.
  package mutating func members(of report: ClientReport) {
    member("requests", report.requests)
    member("judged", report.judged)
    beginArray("clients")
    for client in report.clients { value(client) }
    endArray()
  }

  private mutating func value(_ client: ClientReport.Client) {
    beginObject()
    member("client", client.name)
    member("requests", client.requests)
    member("connections", client.connections)
    if client.connections > 0 {
      name("requestsPerConnection")
      raw(Self.quotient(client.requests, by: client.connections).utf8.span)
    }
    beginObject("tokens")
    member("asked", client.tokens.asked)
    member("requestsWithToken", client.tokens.withToken)
    member("used", client.tokens.used)
    member("refreshedBeforeEnd", client.tokens.refreshedBeforeEnd)
    member("refreshedAfterEnd", client.tokens.refreshedAfterEnd)
    endObject()
    beginArray("findings")
    for finding in client.findings { value(finding) }
    endArray()
    endObject()
  }

  /// A quotient with two decimal places, rounded down.
  private static func quotient(_ number: Int, by divisor: Int) -> String {
    let hundredths = number * 100 / divisor
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
