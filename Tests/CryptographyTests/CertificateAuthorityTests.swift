import Cryptography
import Testing

@Suite("The emulator's certificate authority")
struct CertificateAuthorityTests {
  static let now: Int64 = 1_800_000_000
  static let day: Int64 = 86_400
  static let texts = ["localhost", "127.0.0.1", "::1", "vb365.example", "*.test.example"]

  @Test("issues leaves that a strict client accepts under each of their names", arguments: texts)
  func acceptance(text: String) throws {
    let authority = try CertificateAuthority.mint(permitting: names(Self.texts), now: Self.now)
    let leaf = try authority.issueLeaf(names: names(Self.texts), now: Self.now)
    let name = try HostName(text.hasPrefix("*") ? "a" + text.dropFirst() : text)
    for now in [Self.now - Self.day, Self.now, Self.now + 396 * Self.day - 1] {
      #expect(try leaf.certificate.rejection(trusting: authority.certificate, as: name, at: now) == nil)
    }
  }

  @Test(
    "is not believed outside its names, whatever it issues",
    arguments: [
      ["other.example"], ["10.0.0.1"], ["2001:db8::1"], ["localhost", "other.example"], ["*.other.example"],
      ["xlocalhost"],
    ])
  func constraints(texts: [String]) throws {
    let names = try names(texts)
    let authority = try CertificateAuthority.mint(permitting: self.names(Self.texts), now: Self.now)
    let leaf = try authority.issueLeaf(names: names, now: Self.now)
    let isPermitted = names.allSatisfy { authority.certificate.permits($0) }
    #expect(!isPermitted)
    let host = try HostName(texts[0].hasPrefix("*") ? "a" + texts[0].dropFirst() : texts[0])
    let rejection = try leaf.certificate.rejection(trusting: authority.certificate, as: host, at: Self.now)
    #expect(rejection == "permitted subtree violation")
  }

  @Test(
    "is not believed for a kind of names it was minted without",
    arguments: [
      (["localhost"], "127.0.0.1"), (["localhost"], "::1"), (["127.0.0.1"], "localhost"), ([], "::1"),
      ([], "localhost"),
      (["127.0.0.1"], "::1"),
    ])
  func missingKinds(permitted: [String], wanted: String) throws {
    let authority = try CertificateAuthority.mint(permitting: names(permitted), now: Self.now)
    let leaf = try authority.issueLeaf(names: names([wanted]), now: Self.now)
    let name = try HostName(wanted)
    let rejection = try leaf.certificate.rejection(trusting: authority.certificate, as: name, at: Self.now)
    #expect(rejection == "permitted subtree violation" || rejection == "excluded subtree violation")
    #expect(authority.certificate.permits(name) == false)
  }

  @Test("tells which names it may issue for")
  func permittedNames() throws {
    let authority = try CertificateAuthority.mint(permitting: names(Self.texts), now: Self.now)
    #expect(
      try authority.certificate.permittedNames
        == names(["localhost", "127.0.0.1", "::1", "vb365.example", "test.example"]))
    for text in Self.texts + ["a.vb365.example", "a.test.example", "test.example"] {
      #expect(try authority.certificate.permits(HostName(text)) == true, "\(text)")
    }
    for text in ["example", "xvb365.example", "127.0.0.2", "::2", "*.a.example"] {
      #expect(try authority.certificate.permits(HostName(text)) == false, "\(text)")
    }
  }

  @Test("lasts ten years, its leaves 397 days, both from the day before")
  func validity() throws {
    let authority = try CertificateAuthority.mint(permitting: names(Self.texts), now: Self.now)
    let start = Self.now - Self.day
    #expect(authority.certificate.validity == Validity(notBefore: start, notAfter: start + 3652 * Self.day))
    let leaf = try authority.issueLeaf(names: names(Self.texts), now: Self.now)
    #expect(leaf.certificate.validity == Validity(notBefore: start, notAfter: start + 397 * Self.day))
    let validity = leaf.certificate.validity
    #expect(validity.contains(start) && validity.contains(start + 397 * Self.day))
    #expect(!validity.contains(start - 1) && !validity.contains(start + 397 * Self.day + 1))
    let rejection = try leaf.certificate.rejection(
      trusting: authority.certificate, as: HostName("localhost"), at: start + 397 * Self.day + 2)
    #expect(rejection == "certificate has expired")
  }

  @Test("never issues a leaf that outlives it")
  func leafWithinAuthority() throws {
    let authority = try CertificateAuthority.mint(permitting: names(Self.texts), now: Self.now)
    let leaf = try authority.issueLeaf(names: names(Self.texts), now: Self.now + 3600 * Self.day)
    #expect(leaf.certificate.validity.notAfter == authority.certificate.validity.notAfter)
  }

  @Test(
    "knows times on both sides of 2050, where their encoding changes",
    arguments: [
      Int64(0), 946_684_800, 2_524_607_999, 2_524_608_000, 4_102_444_800,
    ])
  func farTimes(now: Int64) throws {
    let authority = try CertificateAuthority.mint(permitting: [], now: now)
    #expect(authority.certificate.validity.notBefore == now - Self.day)
    #expect(authority.certificate.validity.notAfter == now + 3651 * Self.day)
  }

  @Test("is one of many: two have different names and keys, and vouch for their own leaves only")
  func severalAuthorities() throws {
    let first = try CertificateAuthority.mint(permitting: names(Self.texts), now: Self.now)
    let second = try CertificateAuthority.mint(permitting: names(Self.texts), now: Self.now)
    let leaf = try first.issueLeaf(names: names(Self.texts), now: Self.now)
    #expect(leaf.certificate.isSigned(by: first.certificate) == true)
    #expect(leaf.certificate.isSigned(by: second.certificate) == false)
    #expect(try first.certificate.pem() != second.certificate.pem())
    let rejection = try leaf.certificate.rejection(
      trusting: second.certificate, as: HostName("localhost"), at: Self.now)
    #expect(rejection == "unable to get local issuer certificate")
  }

  @Test("comes back from its PEM texts, and its leaf too, with what the store asks of them")
  func roundTrip() throws {
    let authority = try CertificateAuthority.mint(permitting: names(Self.texts), now: Self.now)
    let (certificatePEM, keyPEM) = try (authority.certificate.pem(), authority.key.pem())
    let again = try CertificateAuthority(certificatePEM: certificatePEM.span, keyPEM: keyPEM.span)
    let leaf = try again.issueLeaf(names: names(Self.texts), now: Self.now)
    let leafKeyPEM = try leaf.key.pem()
    let identity = try Identity(chainPEM: leaf.chainPEM.span, keyPEM: leafKeyPEM.span)
    #expect(identity.chainPEM == leaf.chainPEM)
    #expect(try identity.certificate.names == names(Self.texts))
    #expect(identity.certificate.isSigned(by: authority.certificate) == true)
    #expect(identity.certificate.isOfEmulator == true)
    #expect(again.certificate.isOfEmulator == true)
    #expect(again.certificate.names == [])
    #expect(identity.certificate.permittedNames == nil)
  }

  private func names(_ texts: [String]) throws -> [HostName] {
    try texts.map { text throws in try HostName(text) }
  }
}
