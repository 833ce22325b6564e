import Backup
import HTTP1
import JSONText
import Verdict

/// The stage "body rules": holds a body against the rules of behaviour.md, section 3, one method a rule or a few, called
/// in that section's order.
struct BodyRules {
  /// The body, its types already judged.
  let body: RequestBody
  /// The ways of giving credentials that the call has.
  let sets: [CredentialSet]
  /// What was found so far.
  var violations: [Violation] = []

  /// The rules for `body`, which may give credentials in any of the ways `sets`.
  init(_ body: RequestBody, by sets: [CredentialSet] = CredentialSet.singleRestore) {
    self.body = body
    self.sets = sets
  }

  /// The rules from 2 on: the same for every restore, as a rule about properties that a body has not is kept.
  /// `organization` decides whether two pairs of name and password are one way.
  mutating func checkRestore(
    _ call: Call, for organization: OrganizationType? = nil, in text: Span<UInt8>, _ reply: inout Reply
  ) {
    checkCredentials(for: organization, in: text, noting: &reply.verdict)
    if call.api.settings.mandatoryFlags, let schema = call.endpoint.body { checkFlags(of: schema, in: text) }
    checkPeriod(in: text)
    checkCertificate(call, in: text, &reply)
    checkDeviceCode(in: text, for: call, using: &reply.scratch)
  }

  /// Notes that a property breaks a rule.
  mutating func report(_ breach: Breach, in text: Span<UInt8>) {
    violations.list(body.violation(breach, in: text))
  }

  /// Ends the stage: 400 where a rule is broken.
  func conclude() throws(Rejection) {
    if let rejection = Rejection(.badRequest, violations) { throw rejection }
  }
}

/// A rule that a body breaks, and the property that breaks it.
struct Breach {
  let rule: Rule
  /// What the answer says; nil for a warning.
  let message: String?
  let property: Property
  /// What would have been right.
  let expected: String
  /// What is there instead; nil for the property's kind and length.
  let found: String?
  /// What to do about it.
  var suggestion: String?

  init(
    _ rule: Rule, _ message: String? = nil, at property: Property, expected: String, found: String? = nil,
    suggestion: String? = nil
  ) {
    self.rule = rule
    self.message = message
    self.property = property
    self.expected = expected
    self.found = found
    self.suggestion = suggestion
  }
}

extension RequestBody {
  /// The violation that `breach` is in this body, whose text is `text`.
  func violation(_ breach: Breach, in text: Span<UInt8>) -> Violation {
    Violation(
      breach.rule, message: breach.message, at: pointer(to: breach.property, in: text).description,
      position: position(of: breach.property, in: text), expected: breach.expected,
      found: breach.found ?? found(breach.property, in: text), suggestion: breach.suggestion)
  }
}

extension BodyRules {
  /// Rule 1: a restore of several names them, each by its id.
  mutating func checkList<Element>(
    _ list: BodyList<Element>, named: Rule, identified: Rule, in text: Span<UInt8>
  ) {
    let property = Element.list
    guard body.has(property), list.count > 0 else {
      return report(
        Breach(
          named, Message.missing([property]), at: property, expected: "an array of at least one object with an id",
          suggestion: #"add "\#(property.name)": [{"id": "…"}]"#),
        in: text)
    }
    for element in list.unnamed {
      violations.list(
        Violation(
          identified, message: Message.missing("\(property.pascalName)[\(element.index)].Id"),
          at: list.pointer(to: element.index, in: text).member("id").description,
          position: TextPosition(of: element.offset, in: text), expected: "an id", found: "nothing",
          suggestion: #"write each element as {"id": "…"}"#))
    }
  }
}

extension BodyRules {
  /// Rule 6, where it is on: every flag of the bulk body is there. One at a time is missing on the wire (observed).
  mutating func checkFlags(of schema: BodySchema, in text: Span<UInt8>) {
    for flag in schema.properties where flag.kind == .bool && !body.has(flag) {
      report(
        Breach(
          .flags, Message.missing([flag]), at: flag, expected: "true or false",
          suggestion: #"add "\#(flag.name)": false"#),
        in: text)
    }
  }

  /// Rule 7: no negative number of days.
  mutating func checkPeriod(in text: Span<UInt8>) {
    guard case .int32(let days) = body[.recentItemRestorePeriod].value, days < 0 else { return }
    report(
      Breach(
        .period, Message.negativePeriod, at: .recentItemRestorePeriod, expected: "0 or greater",
        suggestion: "write a number of days from 0, or leave it out"),
      in: text)
  }
}

extension BodyRules {
  /// Rule 9: a device code that was issued here, or one of the fixtures.
  mutating func checkDeviceCode(
    in text: Span<UInt8>, for call: Call, using scratch: inout Scratch
  ) {
    guard let code = body[.userCode].text else { return }
    code.decode(into: &scratch.text, in: text)
    guard !call.installation.deviceCodes.holds(scratch.text.span, for: call) else { return }
    report(
      Breach(
        .deviceCode, Message.unknownDeviceCode, at: .userCode,
        expected: "a device code that was issued here, or is one of the fixtures', and has not expired",
        suggestion: TextSlip(scratch.text.span)?.suggestion ?? "POST .../organization/restoreDeviceCode issues one"),
      in: text)
  }
}
