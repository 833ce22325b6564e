import Backup
import HTTP1
import JSONText
import RestoreAPI

/// Why a control call is refused, as problem details (RFC 9457).
struct Problem: Error {
  private let status: Status
  private let detail: String
  private let allow: String?
  /// What it is about in the body, as JSON pointer; empty for nothing of it.
  private let pointer: String
  /// What is wrong with a body in the fixtures' format, each with its place.
  private var problems: FixtureProblems?

  /// `detail` is a sentence for the one who called, and repeats nothing that was sent.
  init(_ status: Status, _ detail: String, allow: String? = nil, pointer: String = "") {
    self.status = status
    self.detail = detail
    self.allow = allow
    self.pointer = pointer
  }

  /// What is wrong with a body in the fixtures' format.
  init(_ problems: FixtureProblems) {
    let count = problems.problems.count + problems.omitted
    let first = problems.problems.first.map { problem in
      let place = problem.pointer.isEmpty ? "" : "\(problem.pointer): "
      let suggestion = problem.suggestion.map { "; \($0)" } ?? ""
      return "line \(problem.line) column \(problem.column): \(place)\(problem.message)\(suggestion)"
    }
    let more = count > 1 ? "; and \(count - 1) more" : ""
    self.init(.badRequest, (first ?? "") + more, pointer: problems.problems.first?.pointer ?? "")
    self.problems = problems
  }

  /// Makes it the answer.
  func write(to reply: inout Reply) {
    reply.response.status = status
    if let allow { reply.response.add("Allow", allow.utf8.span) }
    if status == .unauthorized { reply.response.add("WWW-Authenticate", "Bearer") }
    reply.json(as: "application/problem+json") { writer in
      writer.beginObject()
      // Of no type of its own: then the title is the status's phrase (RFC 9457 section 4.2.1).
      writer.member("type", "about:blank")
      writer.member("title", status.reason.description)
      writer.member("status", status.code)
      writer.member("detail", detail)
      if !pointer.isEmpty { writer.member("pointer", pointer) }
      if let problems { writer.member("problems", problems) }
      writer.endObject()
    }
  }
}

extension JSONWriter {
  /// The problems of a body in the fixtures' format, in the order of the text.
  fileprivate mutating func member(_ name: StaticString, _ problems: FixtureProblems) {
    beginArray(name)
    for problem in problems.problems {
      beginObject()
      member("line", problem.line)
      member("column", problem.column)
      member("pointer", problem.pointer)
      member("message", problem.message)
      if let suggestion = problem.suggestion { member("suggestion", suggestion) }
      endObject()
    }
    endArray()
  }
}
