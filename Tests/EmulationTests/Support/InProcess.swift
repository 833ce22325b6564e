import Backup
import Emulation
import Exchange
import HTTP1
import Testing
import TestSupport

/// An emulator without a server: requests as text, answers as values.
struct InProcess {
  static let authority = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
  static let startedAt: Int64 = 1_800_000_000
  static let start = Moment(unixSeconds: startedAt)

  let emulator: Emulator

  init(
    world: World = .default, authority: String? = authority, _ configure: (inout EmulatorSettings) -> Void = { _ in },
    front: Emulator.Stage? = nil
  ) throws {
    var settings = EmulatorSettings(
      instance: "k3f9", version: "1.2.3", certificateAuthority: authority.map { Array($0.utf8) })
    configure(&settings)
    emulator = Emulator(
      world: world, settings: settings, startedAt: Timestamp(clampingSeconds: Self.startedAt),
      front: front)
  }

  /// Sends one request, so many seconds after the emulator's start.
  func send(_ request: String, after seconds: Int64 = 0, onLoopback isLoopback: Bool = true) throws -> Exchange {
    var answering = Answering()
    return try send(request, after: seconds, onLoopback: isLoopback, using: &answering)
  }

  /// The same with the memory of a worker.
  func send(
    _ request: String, after seconds: Int64 = 0, onLoopback isLoopback: Bool = true, using answering: inout Answering
  ) throws -> Exchange {
    var buffer = InputBuffer()
    buffer.append(Array(request.utf8).span)
    var reader = RequestReader()
    let context = emulator.begin(onLoopback: isLoopback, at: Moment(unixSeconds: Self.startedAt + seconds))
    let outcome: Emulation::Outcome
    do throws(HTTPError) {
      guard try reader.next(in: &buffer) == .request else { throw HTTPError.bodyTimedOut }
      let message = buffer.bytes.span.extracting(buffer.readable)
      outcome = emulator.respond(to: context, reader, in: message, &answering)
    } catch {
      let message = buffer.bytes.span.extracting(buffer.readable)
      outcome = emulator.refuse(error, to: context, reader.head, in: message, &answering)
    }
    let message = buffer.bytes.span.extracting(buffer.readable)
    emulator.keep(
      Handling(outcome, from: nil, uptimeNanoseconds: context.arrival.uptimeNanoseconds), of: context, reader,
      in: message, &answering)
    let report = RequestReport(outcome, answering.response.status, to: context, reader.head, in: message)
    return Exchange(outcome, report, answering.response)
  }
}

/// What came of a request.
struct Exchange {
  let outcome: Emulation::Outcome
  let report: RequestReport
  let status: Int
  let fields: [Field]
  let body: String
  let closesConnection: Bool

  init(_ outcome: Emulation::Outcome, _ report: RequestReport, _ response: borrowing Response) {
    self.outcome = outcome
    self.report = report
    status = response.status.code
    fields = [Field](lines: String(decoding: response.fields, as: UTF8.self))
    body = String(decoding: response.joinedBody(), as: UTF8.self)
    closesConnection = response.closesConnection
  }

  /// The value of a field, by its name in any case.
  subscript(_ name: String) -> String? { fields[name] }
}
