import Foundation
import HTTP1
import RestoreAPI
import TestSupport
import Verdict

/// What came back, taken apart.
struct TestAnswer {
  let status: Int
  /// The reason phrase, where it is not the status's own.
  let reason: String?
  let fields: [Field]
  let body: String
  let closesConnection: Bool
  /// How well the answer is known.
  let basis: String
  /// Whether the answer is a script's.
  let isScripted: Bool
  /// How long the answer waits.
  let delay: Int
  let violations: [Finding]
  let warnings: [Finding]

  init(_ response: borrowing Response, _ verdict: borrowing Verdict) {
    status = response.status.code
    reason = response.reason?.description
    fields = [Field](lines: String(decoding: response.fields, as: UTF8.self))
    body = String(decoding: response.joinedBody(), as: UTF8.self)
    closesConnection = response.closesConnection
    basis = verdict.basis.description
    isScripted = verdict.isScripted
    delay = verdict.delayMilliseconds
    violations = verdict.violations.map(Finding.init)
    warnings = verdict.warnings.map(Finding.init)
  }

  func field(_ name: String) -> String? { fields[name] }

  /// The only member of a refusal's body, read by another JSON reader than ours.
  var message: String? {
    guard let object = json as? [String: Any], object.count == 1 else { return nil }
    return object["message"] as? String
  }

  /// The body, read by another JSON reader than ours.
  var json: Any? {
    try? JSONSerialization.jsonObject(with: Data(body.utf8))
  }

  /// The id of what is shown.
  var id: String? { (json as? [String: Any])?["id"] as? String }

  /// The ids of a page's results, in order.
  var ids: [String] {
    let page = json as? [String: Any]
    return (page?["results"] as? [[String: Any]])?.compactMap { $0["id"] as? String } ?? []
  }

  /// The rules broken, in order.
  var rules: [String] { violations.map(\.rule) }
  /// The rules warned of, in order.
  var warnedRules: [String] { warnings.map(\.rule) }
  /// What was warned of, but for what Json.NET reads and plain JSON has not.
  var otherWarnings: [Finding] { warnings.filter { !$0.rule.hasPrefix("json.") } }
  /// Where they were broken, in order.
  var pointers: [String] { violations.map(\.pointer) }
}
