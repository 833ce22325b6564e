import Choices
import Backup
import Bytes
import Cryptography
import JSONText
import Verdict

extension BodyRules {
  /// Rule 8: the certificate is Base64 and, as far as the setting `certificate-check` asks, a PFX file that can be used.
  mutating func checkCertificate(_ call: Call, in text: Span<UInt8>, _ reply: inout Reply) {
    guard let certificate = body[.applicationCertificate].text else { return }
    let check = call.api.settings.certificateCheck
    // What tools write needs no more than this.
    if check == .structure, let range = certificate.plainRange,
      let structure = PKCS12.structure(ofBase64: text.extracting(range))
    {
      return judge(structure, in: text, &reply)
    }
    certificate.decode(into: &reply.scratch.text, in: text)
    if let error = Self.decode(reply.scratch.text, into: &reply.scratch.decoded) {
      return reportBase64(error, in: text, reply.scratch)
    }
    switch check {
    case .off:
      return
    case .structure:
      judge(PKCS12.structure(of: reply.scratch.decoded.span), in: text, &reply)
    case .open:
      guard let password = body[.applicationCertificatePassword].text else { return }
      password.decode(into: &reply.scratch.password, in: text)
      judge(
        PKCS12.opening(of: reply.scratch.decoded.span, password: reply.scratch.password.span, now: call.now.seconds),
        in: text, &reply)
    }
  }

  private static func decode(_ text: [UInt8], into bytes: inout [UInt8]) -> Base64Error? {
    do throws(Base64Error) {
      try Base64.decode(text.span, into: &bytes)
      return nil
    } catch {
      return error
    }
  }

  private mutating func reportBase64(_ error: Base64Error, in text: Span<UInt8>, _ scratch: borrowing Scratch) {
    let rule =
      switch error {
      case .illegalCharacter: Rule.base64Alphabet
      case .invalidLength: Rule.base64Length
      }
    report(
      Breach(
        rule, error.frameworkMessage.description, at: .applicationCertificate, expected: "a PFX file in Base64",
        suggestion: Self.hint(scratch)),
      in: text)
  }

  /// What to do about a text of which nothing better is known.
  private static let encodeFile = "send the Base64 of the .pfx file's bytes, such as base64 -w0 prints"

  private mutating func judge(_ structure: PKCS12.Structure, in text: Span<UInt8>, _ reply: inout Reply) {
    switch structure {
    case .sound(let trailingBytes):
      warn(ofTrailingBytes: trailingBytes, in: text, noting: &reply.verdict)
    case .unsound(let flaw) where flaw.isWarning:
      let expected = "a PFX file that is short enough to be looked at"
      warn(
        Breach(
          .pkcs12, at: .applicationCertificate, expected: expected, found: flaw.description,
          suggestion: "export one certificate and its key alone"),
        in: text, noting: &reply.verdict)
    case .unsound(let flaw):
      report(flaw, in: text, reply.scratch)
    }
  }

  private mutating func judge(_ opening: PKCS12.Opening, in text: Span<UInt8>, _ reply: inout Reply) {
    switch opening {
    case .sound(let trailingBytes):
      warn(ofTrailingBytes: trailingBytes, in: text, noting: &reply.verdict)
    case .unsound(let obstacle) where obstacle.isWarning:
      let expected = "a PFX file that can be opened here"
      warn(
        Breach(
          .certificateUsable, at: .applicationCertificate, expected: expected, found: obstacle.description,
          suggestion: "export it anew with today's openssl pkcs12"),
        in: text, noting: &reply.verdict)
    case .unsound(.wrongPassword):
      report(
        Breach(
          .certificatePassword, Message.wrongCertificatePassword, at: .applicationCertificatePassword,
          expected: "the password of the PFX file", suggestion: "give the one that the file was exported with"),
        in: text)
    case .unsound(.flaw(let flaw)):
      report(flaw, in: text, reply.scratch)
    case .unsound(let obstacle):
      report(
        Breach(
          .certificateUsable, Message.unusableCertificate, at: .applicationCertificate,
          expected: "a PFX file with a private key and a certificate that has not expired",
          found: obstacle.description, suggestion: "export it with its private key, from a certificate in date"),
        in: text)
    }
  }

  private mutating func report(_ flaw: PKCS12.Flaw, in text: Span<UInt8>, _ scratch: borrowing Scratch) {
    report(
      Breach(
        .pkcs12, Message.unusableCertificate, at: .applicationCertificate, expected: "a PFX file in Base64",
        found: flaw.description, suggestion: Self.hint(scratch)),
      in: text)
  }

  private func warn(ofTrailingBytes count: Int, in text: Span<UInt8>, noting verdict: inout Verdict) {
    guard count > 0 else { return }
    warn(
      Breach(
        .pkcs12, at: .applicationCertificate, expected: "nothing behind the PFX file", found: "\(count) bytes",
        suggestion: "leave out what follows the file"),
      in: text, noting: &verdict)
  }

  private func warn(_ breach: Breach, in text: Span<UInt8>, noting verdict: inout Verdict) {
    verdict.warn(body.violation(breach, in: text))
  }

  /// What was probably sent in place of a PFX file: printed in a program's own form, or in another of a file's.
  private static func hint(_ scratch: borrowing Scratch) -> String {
    let slip = TextSlip(scratch.text.span)
    if let slip, slip.isOfPrograms { return slip.suggestion }
    return CertificateHint(text: scratch.text.span, decoded: scratch.decoded.span)?.description ?? slip?.suggestion
      ?? encodeFile
  }
}

extension TextSlip {
  /// Whether it is how programs print what is no text, or leave a gap.
  fileprivate var isOfPrograms: Bool {
    switch self {
    case .printedObject, .json, .pythonBytes, .placeholder: true
    case .quotes, .noValue, .escapedLineBreak, .whiteSpaceAround, .percentEncoded: false
    }
  }
}
