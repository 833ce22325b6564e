import Bytes
import Cryptography
import Fuzzing

/// The checks of a PFX file agree with each other, with what follows the file, and with what is missing of it.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe withInput(start, count) { file in
    let structure = PKCS12.structure(of: file)
    let opening = PKCS12.opening(of: file, password: password.span, now: now)
    expect(PKCS12.structureByOpenSSL(of: file) == structure, "\(structure), and OpenSSL sees it otherwise")
    if let told = PKCS12.structure(ofBase64: base64(of: file).span) {
      expect(told == structure, "\(told) in Base64, then \(structure)")
    }
    switch structure {
    case .sound(let trailingBytes):
      checkEnd(of: file, trailingBytes)
      checkOpening(opening, trailingBytes)
    case .unsound(let flaw):
      expect(opening == .unsound(.flaw(flaw)), "\(flaw), then \(opening)")
      if case .truncated(let missingBytes) = flaw { checkMissing(missingBytes, of: file) }
    }
  }
}

private func base64(of bytes: Span<UInt8>) -> [UInt8] {
  var text: [UInt8] = []
  Base64URL.append(bytes, to: &text)
  let signs = [UInt8(ascii: "-"): UInt8(ascii: "+"), UInt8(ascii: "_"): UInt8(ascii: "/")]
  let padding = [UInt8](repeating: UInt8(ascii: "="), count: (4 - text.count % 4) % 4)
  return text.map { signs[$0] ?? $0 } + padding
}

/// What opens the files of the corpus that open.
private let password = Array("emulator".utf8)

/// 2030, when the certificates of the corpus hold.
private let now: Int64 = 1_900_000_000

/// The file is the same without what follows it, and with more of it.
private func checkEnd(of file: Span<UInt8>, _ trailingBytes: Int) {
  expect((0..<file.count).contains(trailingBytes), "\(trailingBytes) bytes behind \(file.count)")
  let alone = file.extracting(..<(file.count - trailingBytes))
  expect(PKCS12.structure(of: alone) == .sound(trailingBytes: 0), "unsound without what follows")
  let followed = [UInt8](copying: file) + [0]
  expect(PKCS12.structure(of: followed.span) == .sound(trailingBytes: trailingBytes + 1), "unsound with a byte more")
}

private func checkOpening(_ opening: PKCS12.Opening, _ trailingBytes: Int) {
  switch opening {
  case .sound(let trailing):
    expect(trailing == trailingBytes, "\(trailing) bytes follow, or \(trailingBytes)")
  case .unsound(.flaw(let flaw)):
    // What shows only where the MAC is read, or a part is unpacked.
    expect(flaw == .notPKCS12 || flaw == .authSafe, "sound, then \(flaw)")
  case .unsound(.expired(let notAfter)):
    expect(notAfter < now, "expired at \(notAfter), and it is \(now)")
  case .unsound(.wrongPassword), .unsound(.noPrivateKey), .unsound(.unsupportedAlgorithm), .unsound(.tooExpensive):
    break
  }
  if case .unsound(let obstacle) = opening { expect(!obstacle.description.isEmpty, "nothing to say") }
}

/// A file that is filled up is cut off no more, whatever else it is.
private func checkMissing(_ missingBytes: Int, of file: Span<UInt8>) {
  expect(missingBytes > 0, "\(missingBytes) bytes are missing")
  guard missingBytes < 4096 else { return }
  let filled = [UInt8](copying: file) + [UInt8](repeating: 0, count: missingBytes)
  if case .unsound(.truncated(let more)) = PKCS12.structure(of: filled.span) { fatalError("\(more) more are missing") }
}
