import Foundation
import Testing
import TestSupport

/// What curl, with nothing but the emulator's CA to trust, got for an answer.
struct CurlAnswer {
  /// curl's own exit status.
  let exitStatus: Int32
  /// 0 when there was no answer.
  let status: Int
  /// The status lines and headers of every answer, `100 Continue` included.
  let head: String
  let body: String
  /// `1.1`
  let version: String
  /// How many connections were made.
  let connections: Int
  /// 0 for a certificate that was verified.
  let verifyResult: Int
  let error: String

  /// The value of a header of the last answer, by its lower-case name.
  func header(_ name: String) -> String? {
    head.split(whereSeparator: \.isNewline).last { $0.lowercased().hasPrefix("\(name):") }
      .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
  }
}

extension EmulatorProcess {
  /// Asks by curl; arguments come before the URL.
  func curl(
    _ path: String, _ arguments: [String] = [], host: String = "localhost", input: String = ""
  ) throws -> CurlAnswer {
    let marker = "\u{1E}"
    let format = "\(marker)%{http_code} %{http_version} %{num_connects} %{ssl_verify_result}"
    let headFile = "\(folder.path)/head-\(UUID().uuidString)"
    let outcome = try Program.run(
      "/usr/bin/curl",
      ["--silent", "--show-error", "--max-time", "30", "--cacert", authority, "--dump-header", headFile]
        + ["--write-out", format] + arguments + [url(path, host: host)], input: input)
    let parts = outcome.output.components(separatedBy: marker)
    let facts = try #require(parts.last).split(separator: " ")
    try #require(facts.count == 4, "\(outcome.output) \(outcome.error)")
    return CurlAnswer(
      exitStatus: outcome.status, status: Int(facts[0]) ?? 0,
      head: (try? String(contentsOfFile: headFile, encoding: .utf8)) ?? "", body: parts[0], version: String(facts[1]),
      connections: Int(facts[2]) ?? -1, verifyResult: Int(facts[3]) ?? -1, error: outcome.error)
  }

  /// Sends a restore request as the vendor's pages have it.
  func restore(
    _ body: String, mailbox: String? = VendorPages.mailbox, token: String = "dev-token", _ arguments: [String] = []
  ) throws -> CurlAnswer {
    let bodyFile = "\(folder.path)/body-\(UUID().uuidString)"
    try body.write(toFile: bodyFile, atomically: true, encoding: .utf8)
    let headers = ["-H", "Authorization: Bearer \(token)", "-H", "Content-Type: application/json"]
    return try curl(VendorPages.path(mailbox: mailbox), headers + ["--data-binary", "@\(bodyFile)"] + arguments)
  }

  /// Restores a mailbox by password until it is stopped; writes a line for each answer: the body and the status.
  func restoreOverAndOver() throws -> Program {
    let headers = ["-H", "Authorization: Bearer dev-token", "-H", "Content-Type: application/json"]
    // The fragment is not sent; curl counts it up.
    let url = url(VendorPages.path(mailbox: VendorPages.mailbox)) + "#[1-100000000]"
    return try Program(
      "/usr/bin/curl",
      ["--silent", "--show-error", "--no-buffer", "--cacert", authority, "--data-binary", VendorPages.password]
        + ["--write-out", " %{http_code}\n"] + headers + [url])
  }
}
