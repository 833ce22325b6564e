import Cryptography
import Testing

@Suite("Certificates that clients have to refuse")
final class FaultyCertificateTests {
  static let now: Int64 = 1_800_000_000
  static let day: Int64 = 86_400

  private let names: [HostName]
  private let authority: CertificateAuthority

  init() throws {
    names = try ["localhost", "127.0.0.1"].map { try HostName($0) }
    authority = try CertificateAuthority.mint(permitting: names, now: Self.now - 2 * Self.day)
  }

  /// What a client says that trusts the CA, at so many days from now.
  private func rejection(_ certificate: borrowing Certificate, days: Int64 = 0) throws -> String? {
    try certificate.rejection(trusting: authority.certificate, as: names[0], at: Self.now + days * Self.day)
  }

  @Test("have expired, and are right but for that")
  func expired() throws {
    let leaf = try authority.issueLeaf(names: names, validity: .over(at: Self.now))
    #expect(try rejection(leaf.certificate) == "certificate has expired")
    #expect(try rejection(leaf.certificate, days: -2) == nil)
  }

  @Test("are not valid yet, and are right but for that")
  func notYetValid() throws {
    let leaf = try authority.issueLeaf(names: names, validity: .yetToBegin(at: Self.now))
    #expect(try rejection(leaf.certificate) == "certificate is not yet valid")
    #expect(try rejection(leaf.certificate, days: 30) == nil)
  }

  @Test("vouch for themselves, and have what a server's certificate has")
  func selfSigned() throws {
    let identity = try Identity.selfSigned(names: names, now: Self.now)
    let rejection = try rejection(identity.certificate)
    #expect(rejection == "self-signed certificate" || rejection == "self signed certificate")
    #expect(identity.certificate.names == names)
    let matches = identity.certificate.matches(identity.key)
    #expect(matches)
  }

  @Test("were issued by a CA that the client does not know, which the client's own CA vouches for")
  func intermediate() throws {
    let intermediate = try authority.issueIntermediate(now: Self.now)
    let isVouchedFor = intermediate.certificate.isSigned(by: authority.certificate)
    #expect(isVouchedFor)
    let leaf = try intermediate.issueLeaf(names: names, now: Self.now)
    let isItsOwn = leaf.certificate.isSigned(by: intermediate.certificate)
    #expect(isItsOwn)
    #expect(try rejection(leaf.certificate) == "unable to get local issuer certificate")
  }
}
