import Backup
import Exchange
import Faults
import HTTP1
import Journal
import RestoreAPI

extension Emulator {
  /// The stage before the answer: finds the fault rule that hits a request. One that refuses it answers in place of the
  /// API; what another one does is done to the API's answer.
  func faultBefore(
    _ armed: FaultRules.Kinds, _ context: borrowing RequestContext, _ reader: borrowing RequestReader,
    in message: Span<UInt8>,
    _ answering: inout Answering
  ) -> FaultHit? {
    api.locate(reader, in: message, &answering.reply)
    if armed.contains(.byUser) { identify(context, reader, in: message, &answering) }
    let hit = hit(ofAnswers: false, context, reader, in: message, &answering)
    // The API is not asked, and the journal tells whose request it was all the same.
    if hit?.effect.refuses == true { identify(context, reader, in: message, &answering) }
    return hit
  }

  private func identify(
    _ context: borrowing RequestContext, _ reader: borrowing RequestReader, in message: Span<UInt8>,
    _ answering: inout Answering
  ) {
    let installation = installations.present(&answering.installation)
    api.identify(reader, in: message, installation, at: context.now, &answering.reply)
  }

  /// The stage on the answer: finds the rule that hits a request by how it was answered, and does what it says.
  func faultOnAnswer(
    _ context: borrowing RequestContext, _ reader: borrowing RequestReader, in message: Span<UInt8>,
    _ answering: inout Answering
  ) -> FaultHit? {
    guard let hit = hit(ofAnswers: true, context, reader, in: message, &answering) else { return nil }
    if hit.effect.refuses {
      api.refuse(by: hit.effect, afterMilliseconds: hit.milliseconds, &answering.reply)
    } else {
      answering.reply.put(hit.effect, afterMilliseconds: hit.milliseconds)
    }
    return hit
  }

  private func hit(
    ofAnswers looksAtAnswers: Bool, _ context: borrowing RequestContext, _ reader: borrowing RequestReader,
    in message: Span<UInt8>, _ answering: inout Answering
  ) -> FaultHit? {
    var entry = JournalEntry(context.request, at: context.arrival.timestamp)
    entry.take(answering.reply.trace)
    if looksAtAnswers { entry.status = answering.reply.response.status.code }
    let uptime = context.moment.uptimeNanoseconds
    switch faults.mayHit(entry, ofAnswers: looksAtAnswers, uptimeNanoseconds: uptime) {
    case .no: return nil
    case .yes: return faults.hit(KeptRequest(entry), ofAnswers: looksAtAnswers, uptimeNanoseconds: uptime)
    case .byItsBytes:
      answering.disclosed.take(reader, in: message, answering.reply, by: disclosure)
      entry.ends = answering.disclosed.ends
      let request = KeptRequest(entry, answering.disclosed.bytes)
      return faults.hit(request, ofAnswers: looksAtAnswers, uptimeNanoseconds: uptime)
    }
  }
}
