import Bytes
import HTTP1
import JSONText
import Verdict

extension RestoreAPI {
  /// Where a request leads whose path is an Action call's: to what the wrapper in its body stands for, or no further where it
  /// has not just one.
  func chosen(
    _ route: Route, _ reader: borrowing RequestReader, in bytes: Span<UInt8>, _ reply: inout Reply
  ) -> Route {
    let body = bytes.extracting(reader.body.bounds)
    let wrappers = route.endpoint.wrappers
    let field = reader.head.value(of: "Content-Type", in: bytes)
    let isUTF16 = field.map { MediaType($0, in: bytes).isUTF16(in: bytes) } ?? false
    let only: WrapperScan.Wrapper?
    if !ActionForm.isForm(body, reader.head, in: bytes), TextEncoding.isPlain(body), !isUTF16 {
      only = WrapperScan(body, for: wrappers).only
    } else {
      let encoding = TextEncoding(of: body, isUTF16: isUTF16)
      reply.trace.isDecoded =
        ActionForm.isForm(body, reader.head, in: bytes)
        ? ActionForm.write(body, into: &reply.scratch.body) : encoding.decode(body, into: &reply.scratch.body)
      only = reply.trace.isDecoded ? WrapperScan(reply.scratch.body.span, for: wrappers).only : nil
    }
    guard let only else { return route }
    return Route(endpoint: route.endpoint.actions[only.index].endpoint, ids: route.ids)
  }

  /// The stages from the body on of an Action call whose body is a form: what it says as JSON goes through `scratch`.
  func performForm(_ call: inout Call, _ form: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    var text: [UInt8] = []
    swap(&text, &reply.scratch.body)
    defer { swap(&text, &reply.scratch.body) }
    guard ActionForm.write(form, into: &text) else {
      reply.trace.isDecoded = false
      throw Rejection(
        .badRequest,
        Violation(
          .json, message: Message.invalid, at: "",
          expected: "a form in UTF-8 of up to \(ActionForm.mostParameters) parameters", found: "another form",
          suggestion: "send JSON"))
    }
    reply.trace.isDecoded = true
    try performWrapped(&call, text.span, isForm: true, &reply)
  }

  /// The stages from the body on of an Action call: judges what is around the body, and has the call of the wrapper performed
  /// on what is in it. Diagnostics tell the wrapper, too.
  func performWrapped(
    _ call: inout Call, _ text: Span<UInt8>, isForm: Bool, _ reply: inout Reply
  ) throws(Rejection) {
    if call.endpoint.handler.isLeftOut { throw Self.leftOut(call.endpoint) }
    let scan = WrapperScan(text, for: call.endpoint.wrappers)
    if let violation = scan.violation(for: call.endpoint, in: text) {
      throw Rejection(.badRequest, violation).moved(below: "", keepingPositions: !isForm)
    }
    guard let wrapper = scan.only else { return }
    let noted = reply.verdict.warnings.count
    scan.warn(for: call.endpoint, in: text, noting: &reply.verdict)
    reply.verdict.moveWarnings(from: noted, below: "", keepingPositions: !isForm)
    let pointer = JSONPointer().member(wrapper.name, in: text).description
    let count = reply.verdict.warnings.count
    reply.scratch.wrapped = WrappedBody(reader: wrapper.reader, isForm: isForm)
    defer {
      reply.scratch.wrapped = nil
      reply.verdict.moveWarnings(from: count, below: pointer, keepingPositions: !isForm)
    }
    do throws(Rejection) {
      if let violation = wrapper.violation(for: call.endpoint, in: text) { throw Rejection(.badRequest, violation) }
      try performPlain(&call, text, &reply)
    } catch {
      throw error.moved(below: pointer, keepingPositions: !isForm)
    }
  }
}

extension WrapperScan {
  /// Why a body is no Action call's; nil where it is one.
  fileprivate func violation(for endpoint: Endpoint, in text: Span<UInt8>) -> Violation? {
    if let error { return BodyReader.malformed(error, in: text) }
    if let noObject { return BodyReader.noObject(noObject.token, at: noObject.offset, in: text) }
    let expected = "one member: \(endpoint.wrappers.map(\.description).joined(separator: ", "))"
    if let second {
      return Violation(
        .actionWrapper, message: Message.invalid, at: JSONPointer().member(second, in: text).description,
        position: TextPosition(of: second.offset, in: text), expected: expected, found: "a second one",
        suggestion: "send one request for each")
    }
    guard first == nil else { return nil }
    guard let stranger = strangers.first else {
      return Violation(
        .actionWrapper, message: Message.invalid, at: "", expected: expected, found: "an empty object",
        suggestion: endpoint.wrapping)
    }
    let closest =
      endpoint.wrapper(forVerb: stranger, in: text)
      ?? Suggestion.closest(to: stranger, in: text, among: endpoint.wrappers.map(\.description))
    return Violation(
      .actionWrapper, message: Message.invalid, at: JSONPointer().member(stranger, in: text).description,
      position: TextPosition(of: stranger.offset, in: text), expected: expected, found: "another name",
      suggestion: closest.map(Violation.didYouMean) ?? endpoint.wrapping)
  }

  /// Notes what stands beside the wrapper, and what the text has that plain JSON has not.
  fileprivate func warn(for endpoint: Endpoint, in text: Span<UInt8>, noting verdict: inout Verdict) {
    for stranger in strangers {
      verdict.warn(
        Violation(
          .member, at: JSONPointer().member(stranger, in: text).description,
          position: TextPosition(of: stranger.offset, in: text), expected: "nothing beside \(endpoint.wrapper ?? "it")",
          found: "another name", suggestion: "put it into \(endpoint.wrapper ?? "it"), or leave it out; it is ignored"))
    }
    BodyReader.warn(of: leniencies, in: text, noting: &verdict)
  }
}

extension WrapperScan.Wrapper {
  /// Why what the wrapper holds is no body; nil where it is one. A call that reads none takes null, and an empty string, which
  /// is all that a form can say.
  fileprivate func violation(for endpoint: Endpoint, in text: Span<UInt8>) -> Violation? {
    var reader = reader
    guard let token = try? reader.next(in: text) else { return nil }
    let isNothing =
      switch token {
      case .null, .undefined: true
      case .string(let string): string.isEmpty
      default: false
      }
    if token == .beginObject || isNothing && endpoint.body == nil { return nil }
    return Violation(
      isNothing ? .bodyPresent : .type, message: Message.invalid, at: "",
      position: TextPosition(of: reader.tokenOffset, in: text),
      expected: endpoint.body == nil ? "an object or null" : "an object", found: token.kind(in: text),
      suggestion: endpoint.wrapping)
  }
}

extension Endpoint {
  /// The wrapper of the call that other versions have at the same place, by the last word of its path there: `save` stands for
  /// `savetoMsg`.
  fileprivate func wrapper(forVerb verb: JSONString, in text: Span<UInt8>) -> String? {
    var word: [UInt8] = []
    verb.appendDecoded(to: &word, in: text)
    let calls = APIVersion.all.filter { !$0.hasActions }.flatMap(RouteHint.known)
    let named = Set(calls.filter { $0.isCalled(by: word.span) }.map(\.operation))
    return actions.first { named.contains($0.endpoint.operation) }?.wrapper.description
  }

  /// Whether its path ends in a word, in any case.
  private func isCalled(by word: Span<UInt8>) -> Bool {
    guard !operation.isEmpty, case .literal(let last)? = template.last else { return false }
    return last.utf8.span.equalsIgnoringCase(word)
  }

  /// How a body is to be sent to an Action call.
  fileprivate var wrapping: String {
    let names = wrapper.map { [$0] } ?? wrappers
    let bodies = names.map { "{\"\($0)\": {…}}" }
    return "send \(bodies.joined(separator: " or "))"
  }
}
