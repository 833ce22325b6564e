import Bytes
import Testing

@testable import Cryptography

@Suite("The structure check of a PFX file")
struct PKCS12StructureTests {
  @Test("finds the vendor page's sample sound")
  func pageSample() throws {
    #expect(try structure(PFXVector.pageSample.bytes) == .sound(trailingBytes: 0))
  }

  @Test("finds what tools write sound, without a password", arguments: PFXVector.quick)
  func tools(file: PFXVector) throws {
    #expect(try structure(file.bytes) == .sound(trailingBytes: 0))
  }

  @Test("counts the bytes behind a file", arguments: [1, 2, 1000])
  func trailingBytes(count: Int) throws {
    let file = try PFXVector.modern.bytes + [UInt8](repeating: 0, count: count)
    #expect(structure(file) == .sound(trailingBytes: count))
  }

  @Test("reads the indefinite lengths and split strings of BER, and knows where such a file ends")
  func indefiniteLength() throws {
    let file = try PFXVector.inTheClear.indefinite
    #expect(structure(file) == .sound(trailingBytes: 0))
    #expect(structure(file + [1, 2, 3]) == .sound(trailingBytes: 3))
  }

  @Test("finds no length of a cut file sound", arguments: [(PFXVector.modern, false), (.inTheClear, true)])
  func truncation(file: PFXVector, isIndefinite: Bool) throws {
    let file = try isIndefinite ? file.indefinite : file.bytes
    for count in 0..<file.count {
      guard case .sound = structure(Array(file[..<count])) else { continue }
      Issue.record("sound at \(count) of \(file.count) bytes")
    }
  }

  @Test("says how many bytes of a DER file are missing")
  func missingBytes() throws {
    let file = try PFXVector.pageSample.bytes
    #expect(structure(file.dropLast(100)) == .unsound(.truncated(missingBytes: 100)))
  }

  @Test("reads version 3 only", arguments: [0, 2, 4, 0x7FFF_FFFF])
  func version(number: Int) {
    #expect(structure(pfx(version: number)) == .unsound(.version(Int64(number))))
    #expect(structure(pfx(version: 3)) == .sound(trailingBytes: 0))
  }

  @Test("refuses an authSafe that is signed or of an unknown type", arguments: [OID.signedData, OID.unknown])
  func authSafeType(type: [UInt8]) {
    guard case .unsound(let flaw) = structure(pfx(type: type)) else {
      Issue.record("sound")
      return
    }
    #expect(flaw == .authSafe || flaw == .notPKCS12)
  }

  @Test(
    "names what other bytes are not",
    arguments: [
      ([], PKCS12.Flaw.notASequence), ([0x30], .notASequence), ([0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF], .notASequence),
      ([0x30, 0x82, 0x01], .notASequence), ([0x30, 0xFF], .notASequence), ([0x10, 0x80], .notASequence),
      ([0x3F, 0x30, 0x00], .notASequence), ([0x30, 0x82, 0x01, 0x00], .truncated(missingBytes: 256)),
      ([0x30, 0x84, 0x80, 0x00, 0x00, 0x00], .notASequence),
      ([0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF], .truncated(missingBytes: 0x7FFF_FFFF)),
      ([0x30, 0x89, 0, 0, 0, 0, 0, 0, 0, 0, 5, 2, 1, 3, 5], .truncated(missingBytes: 1)),
      ([0x30, 0x80, 0x02], .version(nil)), ([0x30, 0x80, 0x02, 0x80, 0x03, 0, 0], .version(nil)),
      ([0x30, 0x02, 0x02, 0x01, 0x03], .version(nil)), ([0x30, 0x02, 0x02, 0x00], .version(nil)),
      ([0x30, 0x03, 0x02, 0x01, 0xFD], .version(-3)), ([0x30, 0x04, 0x02, 0x02, 0x00, 0x03], .version(nil)),
      ([0x30, 0x04, 0x02, 0x02, 0xFF, 0xFD], .version(nil)), ([0x30, 0x04, 0x02, 0x02, 0x00, 0x83], .version(131)),
      ([0x30, 0x0B, 0x02, 0x09, 1, 0, 0, 0, 0, 0, 0, 0, 3], .version(nil)),
      (Array("-----BEGIN PKCS12-----".utf8), .notASequence), (DER.octets([1]), .notASequence),
      (DER.sequence(), .version(nil)), (DER.sequence(DER.octets([3])), .version(nil)),
      (DER.sequence(DER.integer(3)), .notPKCS12),
      (DER.sequence(DER.integer(3), DER.sequence(OID.data)), .authSafe),
      (DER.sequence(DER.integer(3), DER.sequence(OID.data, DER.tagged(DER.octets([1, 2, 3])))), .authSafe),
    ])
  func flaws(bytes: [UInt8], flaw: PKCS12.Flaw) {
    #expect(structure(bytes) == .unsound(flaw))
  }

  @Test("survives nesting without end", arguments: [UInt8(0x30), 0xA0, 0x24])
  func nesting(tag: UInt8) {
    let deep = [UInt8]((0..<20_000).flatMap { _ in [tag, 0x80] })
    let file = [0x30, 0x80] + DER.integer(3) + deep
    guard case .unsound = structure(file) else {
      Issue.record("sound")
      return
    }
  }

  /// The outcomes were counted with OpenSSL 3.0.19, 3.0.22, 3.5.9 and 3.6.5.
  @Test("says the same of damaged files with every OpenSSL 3")
  func sameWithEveryLibrary() throws {
    let file = try PFXVector.pageSample.bytes
    var random = SplitMix64(seed: 0x5642_3365)
    var counts: [String: Int] = [:]
    for _ in 0..<20_000 {
      // What is damaged deeper is ciphertext, of which nobody says anything.
      var damaged = file
      for _ in 0...Int.random(in: 0..<3, using: &random) {
        damaged[Int.random(in: 0..<120, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if Bool.random(using: &random) { damaged.removeLast(Int.random(in: 0..<damaged.count, using: &random)) }
      switch structure(damaged) {
      case .sound: counts["sound", default: 0] += 1
      case .unsound(.notASequence): counts["no sequence", default: 0] += 1
      case .unsound(.truncated): counts["truncated", default: 0] += 1
      case .unsound(.version): counts["version", default: 0] += 1
      case .unsound(.notPKCS12): counts["other ASN.1", default: 0] += 1
      case .unsound(.authSafe): counts["authSafe", default: 0] += 1
      case .unsound(.notLookedAt): counts["not looked at", default: 0] += 1
      }
    }
    let expected = [
      "sound": 3868, "no sequence": 459, "truncated": 10_023, "version": 658, "other ASN.1": 2043, "authSafe": 2949,
    ]
    #expect(counts == expected)
  }

  @Test("agrees with opening, with OpenSSL and on where a file ends, whatever the damage", arguments: PFXVector.quick)
  func damage(file: PFXVector) throws {
    let file = try file.bytes
    var random = SplitMix64(seed: 0x5642_3365)
    for _ in 0..<300 {
      var damaged = file
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        damaged[Int.random(in: damaged.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let found = structure(damaged)
      #expect(PKCS12.structureByOpenSSL(of: damaged.span) == found)
      let opening = PKCS12.opening(of: damaged.span, password: Array(PFXVector.password.utf8).span, now: 0)
      switch (found, opening) {
      case (.sound(let trailing), .sound(let behindOpened)):
        #expect(behindOpened == trailing)
      case (.sound, .unsound(.flaw(let flaw))):
        // What shows only where the MAC is read, or a part is unpacked.
        #expect(flaw == .notPKCS12 || flaw == .authSafe)
      case (.sound, .unsound):
        break
      case (.unsound(let flaw), _):
        #expect(opening == .unsound(.flaw(flaw)))
      }
      guard case .sound(let trailing) = found else { continue }
      #expect(structure(damaged.dropLast(trailing)) == .sound(trailingBytes: 0))
      #expect(structure(damaged + [0]) == .sound(trailingBytes: trailing + 1))
    }
  }

  @Test("does not look at what is long and not as tools write it, and says so; what is none, it tells all the same")
  func longFiles() throws {
    let limit = PKCS12Limits.ofRequest.byteCount
    // An authSafe of parts without contents is nothing that a tool writes.
    func file(_ byteCount: Int) -> [UInt8] {
      let part = DER.sequence(OID.data)
      return pfx(parts: [UInt8]((0..<byteCount / part.count).flatMap { _ in part }))
    }
    #expect(structure(file(limit - 100)) == .sound(trailingBytes: 0))
    let long = file(limit + 100)
    #expect(structure(long) == .unsound(.notLookedAt(byteCount: long.count)))
    #expect(PKCS12.Flaw.notLookedAt(byteCount: long.count).isWarning)
    #expect(structure(long.dropLast()) == .unsound(.truncated(missingBytes: 1)))
    #expect(structure([UInt8](repeating: 0, count: limit + 1)) == .unsound(.notASequence))
    let trailing = try PFXVector.modern.bytes + [UInt8](repeating: 0, count: limit)
    #expect(structure(trailing) == .sound(trailingBytes: limit))
  }

  private func structure(_ bytes: [UInt8]) -> PKCS12.Structure {
    PKCS12.structure(of: bytes.span)
  }
}

extension PFXVector {
  /// The PFX file with its outer values in the indefinite-length form, its string in two pieces.
  fileprivate var indefinite: [UInt8] {
    get throws {
      let version = try DER.split(DER.split(bytes[...]).contents).rest
      let authSafe = DER.split(DER.split(version).contents).rest
      let string = DER.split(DER.split(authSafe).contents).contents
      let middle = string.startIndex + string.count / 2
      let pieces = DER.octets(Array(string[..<middle])) + DER.octets(Array(string[middle...]))
      return DER.indefinite(
        0x30, DER.integer(3), DER.indefinite(0x30, OID.data, DER.indefinite(0xA0, DER.indefinite(0x24, pieces))))
    }
  }
}
