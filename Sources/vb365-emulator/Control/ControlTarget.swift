import ArgumentParser
import Glibc
import JSONText
import VB365Emulator

/// The running emulator that a command calls, found as `wait` finds it.
struct ControlTarget: ParsableArguments {
  @OptionGroup var emulator: EmulatorTarget

  @Option(.controlToken)
  var controlToken: String?

  /// A client of the emulator. Who reads the command's output may go away: that is no trouble of this command's.
  func client() throws(ExitCode) -> ControlClient {
    signal(SIGPIPE, SIG_IGN)
    do throws(InvalidSetting) {
      return ControlClient(
        at: try emulator.place(), trusting: try emulator.authorityPath(), token: token)
    } catch {
      throw ExitStatus.usage.saying(error.description)
    }
  }

  /// The answer to a call, which has to be one of `accepted`; what else it is, is said.
  func answer(
    to call: ControlClient.Call, accepting accepted: [Int] = [200, 201, 204]
  ) throws(ExitCode) -> ControlClient.Answer {
    let client = try client()
    let answer: ControlClient.Answer
    do throws(EmulatorError) {
      answer = try client.answer(to: call)
    } catch {
      throw error.said
    }
    guard accepted.contains(answer.status) else { throw answer.refusal(ofDocument: call.body != nil) }
    return answer
  }

  /// The same as JSON.
  func json(
    of call: ControlClient.Call, accepting accepted: [Int] = [200, 201]
  ) throws(ExitCode) -> JSONValue {
    let answer = try answer(to: call, accepting: accepted)
    guard let json = try? JSONValue(parsing: answer.body.span) else {
      throw ExitStatus.unavailable.saying("the emulator's answer is no JSON: is it of another version?")
    }
    return json
  }

  private var token: String? {
    let flags = [Setting.controlToken: controlToken]
    let given = GivenSettings(
      flags: { flags[$0]?.map { [$0] } ?? [] }, environment: ProcessEnvironment.variables())
    return given.entries[.controlToken]?.values.last
  }
}

extension ControlClient.Answer {
  /// Says why a call was refused, and is the error that ends the command.
  func refusal(ofDocument isDocument: Bool) -> ExitCode {
    let detail = (try? JSONValue(parsing: body.span))?.member("detail")?.string
    let exitStatus: ExitStatus =
      switch status {
      case 401, 403, 421: .notPermitted
      case 400: isDocument ? .data : .usage
      case 404: .noInput
      default: .unavailable
      }
    return exitStatus.saying(detail ?? "the emulator answers \(status)")
  }
}

extension ControlClient.Call {
  /// A call that speaks of one restore session, where one is named.
  init(_ method: String, _ path: String, session: String?) {
    self.init(method, path)
    if let session { query = [("session", session)] }
  }
}
