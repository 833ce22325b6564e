import Faults
import JSONText
import Journal

extension CurlLine {
  /// The line that arms a rule again, which hit `request`: for its next request.
  static func arming(_ armed: ArmedFault, asTo request: KeptRequest) -> String {
    var writer = JSONWriter()
    writer.rule(armed.rule)
    let host = request.json(.fields)?.elements?.first { $0.member("name")?.string?.lowercased() == "host" }
    let url = "https://\(host?.member("value")?.string ?? "localhost:4443")/_emulator/faults"
    return "curl --cacert \"$CA\" \(quoted(url)) --json \(quoted(String(decoding: writer.bytes, as: UTF8.self)))"
  }
}
