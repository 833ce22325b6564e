import Bytes
import Cryptography
import Fuzzing
import Transport

/// A certificate, in PEM or DER: as the emulator's own, as its CA's, and as one that vouches for clients.
///
/// Nothing ends the process, and what is read of it agrees with what OpenSSL makes of it.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe withInput(start, count) { input in
    let text = [UInt8](copying: input)
    let pem = text.starts(with: "-----BEGIN".utf8) ? text : armored(text)
    _ = CertificateHint(text: pem.span, decoded: input)
    guard let certificate = try? Certificate(pem: pem.span) else { return serve(pem, isReadable: false) }
    checkNames(certificate)
    checkConstraints(certificate)
    checkAgain(certificate)
    serve(pem, isReadable: true)
  }
}

/// PEM of DER (RFC 7468), in one line, which OpenSSL takes up to some length, and in lines of 64 characters beyond.
private func armored(_ bytes: [UInt8]) -> [UInt8] {
  var text: [UInt8] = []
  Base64URL.append(bytes.span, to: &text)
  let signs = [UInt8(ascii: "-"): UInt8(ascii: "+"), UInt8(ascii: "_"): UInt8(ascii: "/")]
  let padding = [UInt8](repeating: UInt8(ascii: "="), count: (4 - text.count % 4) % 4)
  let body = text.map { signs[$0] ?? $0 } + padding
  var pem = Array("-----BEGIN CERTIFICATE-----\n".utf8)
  for start in stride(from: 0, to: body.count, by: 64) {
    pem += body[start..<min(start + 64, body.count)] + [UInt8(ascii: "\n")]
  }
  return pem + Array("-----END CERTIFICATE-----\n".utf8)
}

/// Whatever else a client has against a certificate, it finds the names in it that we do.
private func checkNames(_ certificate: borrowing Certificate) {
  for name in certificate.names where !name.description.contains("*") {
    let rejection = try? certificate.rejection(trusting: certificate, as: name, at: certificate.validity.notAfter)
    expect(rejection?.contains("mismatch") != true, "\(name) is in it, and then: \(rejection ?? "")")
  }
}

/// What a CA is permitted, it is permitted; and it is asked for names of both kinds.
private func checkConstraints(_ certificate: borrowing Certificate) {
  let permitted = certificate.permittedNames
  for name in permitted ?? [] { expect(certificate.permits(name), "\(name) is permitted, and then is not") }
  for text in ["localhost", "a.example", "127.0.0.1", "::1"] {
    guard let name = try? HostName(text) else { continue }
    expect(certificate.permits(name) || permitted != nil, "\(name) is refused without a constraint")
  }
}

/// Written and read again it is the same.
private func checkAgain(_ certificate: borrowing Certificate) {
  guard let pem = try? certificate.pem(), let again = try? Certificate(pem: pem.span) else {
    return expect(false, "what was read cannot be written and read again")
  }
  expect(again.names == certificate.names, "other names")
  expect(again.permittedNames == certificate.permittedNames, "other constraints")
  expect(again.isOfEmulator == certificate.isOfEmulator && again.validity == certificate.validity, "other facts")
  expect(again.isSigned(by: again) == certificate.isSigned(by: certificate), "another signature")
}

/// Behind our own certificate, in the place of it, and as what vouches for clients and for servers.
private func serve(_ pem: [UInt8], isReadable: Bool) {
  let own = own
  let context = try? TLSContext(certificateChain: own.chain, privateKey: own.key)
  try? context?.show(toClientsThatNameTheHost: pem)
  expect((try? TLSContext(certificateChain: pem, privateKey: own.key)) == nil, "served with a key that is not its own")
  _ = try? TLSContext(certificateChain: own.chain + pem, privateKey: own.key)
  let trust = try? TLSContext(trusting: pem)
  expect(trust == nil || isReadable, "trusted unread")
  try? context?.verifyClients(trusting: pem, required: true)
}

/// A certificate of the emulator's making, and its key.
private let own: (chain: [UInt8], key: [UInt8]) = {
  do {
    let authority = try CertificateAuthority.mint(permitting: nil, now: 1_800_000_000)
    let identity = try authority.issueLeaf(names: [HostName("localhost")], now: 1_800_000_000)
    return (identity.chainPEM, try identity.key.pem())
  } catch {
    fatalError("\(error)")
  }
}()
