import Bytes
import Emulation
import JSONText
import Journal
import Report
import RestoreAPI
import Verdict

extension Emulating {
  /// Asserts that a run passes: that every request was right, and all that was expected came.
  ///
  /// ```swift
  /// try emulator.expect("stops its session", .operation(.stopRestoreSession))
  /// // … the client works …
  /// try emulator.assert()
  /// ```
  ///
  /// - Parameters:
  ///   - session: The id of a restore session, which is judged alone.
  ///   - known: Findings that do not fail the run.
  /// - Returns: The verdict, which is ``RunVerdict/Word-swift.enum/pass``.
  /// - Throws: ``RunFailure`` where the run fails or is inconclusive; ``EmulatorError`` with the code
  ///   ``EmulatorError/Code-swift.struct/invalidArgument`` where a known finding or the session cannot be meant.
  @discardableResult
  public func assert(session: String? = nil, known: [KnownFinding] = []) throws -> RunVerdict {
    let verdict = try self.verdict(session: session, known: known)
    guard verdict.word == .pass else { throw RunFailure(verdict: verdict) }
    return verdict
  }

  /// The verdict on what came since the emulator started or was reset.
  ///
  /// - Parameters:
  ///   - session: The id of a restore session, which is judged alone.
  ///   - known: Findings that do not fail the run.
  /// - Throws: ``EmulatorError`` with the code ``EmulatorError/Code-swift.struct/invalidArgument`` where a known finding or
  ///   the session cannot be meant.
  public func verdict(session: String? = nil, known: [KnownFinding] = []) throws(EmulatorError) -> RunVerdict {
    let id = try EmulatorError.id(ofSession: session)
    let vocabulary = KnownVocabulary(
      rules: Rule.all.map(\.name), operations: RestoreAPI.operations.filter { !$0.isEmpty })
    do throws(JSONMismatch) {
      let known = try Report.KnownFinding.list(JSONValue(.array(known.map(\.document))), vocabulary)
      return RunVerdict(direct.emulation.report.verdict(session: id, known: known))
    } catch {
      throw EmulatorError(.invalidArgument, "the known findings cannot be meant: \(error.line)")
    }
  }

  /// Expects requests of a run, under a name, in place of what was expected under it before: ``assert(session:known:)`` holds
  /// the run against it. It counts from now on.
  ///
  /// - Parameters:
  ///   - name: What the verdict calls it, 1 to 200 characters.
  ///   - match: Which requests are meant.
  ///   - count: How many of them there are to be.
  ///   - session: The id of a restore session, where requests for others are left out.
  /// - Throws: ``EmulatorError`` with the code ``EmulatorError/Code-swift.struct/invalidArgument`` where the match, the name
  ///   or the session cannot be meant, or too much is expected already.
  public func expect(
    _ name: String, _ match: RequestMatch, _ count: RequestCount = .atLeast(1), session: String? = nil
  ) throws(EmulatorError) {
    guard (1...200).contains(name.count) else {
      throw EmulatorError(.invalidArgument, "the name of an expectation has 1 to 200 characters")
    }
    let id = try EmulatorError.id(ofSession: session)
    let emulation = direct.emulation
    let written = JSONValue(members: ["match": match.document, "count": count.document])
    let verification: Verification
    do throws(JSONMismatch) {
      verification = try Verification(written, emulation.vocabulary)
    } catch {
      throw EmulatorError(.invalidArgument, "the expectation cannot be meant: \(error.line)")
    }
    guard emulation.report.expectations.put(Expectation(name, session: id, verification, written: written)) else {
      throw EmulatorError(.invalidArgument, "\(Expectations.most) things are expected already")
    }
  }
}

extension EmulatorError {
  /// The id of a session, where one is named.
  fileprivate static func id(ofSession session: String?) throws(EmulatorError) -> UUID? {
    guard let session else { return nil }
    guard let id = UUID(parsingAnyForm: session.utf8.span) else {
      throw EmulatorError(.invalidArgument, "a session is named by a UUID of 8-4-4-4-12 hexadecimal digits")
    }
    return id
  }
}

extension KnownFinding {
  /// The finding as the control plane reads it.
  fileprivate var document: JSONValue {
    JSONValue(members: [
      "rule": JSONValue(.string(rule)),
      "pointer": pointer.map { JSONValue(.string($0)) },
      "operation": operation.map { JSONValue(.string($0.rawValue)) },
      "reason": reason.map { JSONValue(.string($0)) },
    ])
  }
}

extension RequestCount {
  /// The count as the control plane reads it.
  fileprivate var document: JSONValue {
    switch count {
    case .exactly(let number): JSONValue(members: ["exactly": JSONValue(.integer(Int64(number)))])
    case .atLeast(let number): JSONValue(members: ["atLeast": JSONValue(.integer(Int64(max(0, number))))])
    case .atMost(let number): JSONValue(members: ["atMost": JSONValue(.integer(Int64(number)))])
    }
  }
}
