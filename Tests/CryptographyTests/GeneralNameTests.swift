import COpenSSL
import Testing

@testable import Cryptography

@Suite("Names of every kind in a certificate")
struct GeneralNameTests {
  /// In OpenSSL's own syntax: each kind is another member of a C union, and not all of them are pointers to text.
  static let others = [
    "otherName:1.2.3.4;UTF8:a name", "otherName:1.2.3.4;BOOL:TRUE", "otherName:1.2.3.4;NULL", "otherName:1.2.3.4;INT:7",
    "otherName:1.2.3.4;BITSTRING:x", "email:a@b.example", "URI:https://b.example/", "RID:1.2.3.4",
  ]

  /// A certificate with one extension beside those of its kind.
  private func certificate(_ nid: Int32, _ value: String) throws -> Certificate {
    let key = try PrivateKey.generate()
    let draft = try CertificateDraft.begin(commonName: "names", key: key, validity: Validity(from: 0, days: 1))
    try draft.add(nid, value)
    return try draft.selfSigned(by: key)
  }

  @Test("are read past to those of hosts", arguments: others)
  func alternativeNames(other: String) throws {
    let certificate = try certificate(NID_subject_alt_name, "\(other),DNS:a.example,\(other),IP:127.0.0.1")
    #expect(try certificate.names == [HostName("a.example"), HostName("127.0.0.1")])
  }

  @Test("are read past in what a CA is permitted", arguments: others)
  func permittedSubtrees(other: String) throws {
    let certificate = try certificate(
      NID_name_constraints, "critical,permitted;\(other),permitted;DNS:a.example,permitted;IP:127.0.0.1/255.255.255.255"
    )
    #expect(try certificate.permittedNames == [HostName("a.example"), HostName("127.0.0.1")])
    #expect(try certificate.permits(HostName("x.a.example")) && !certificate.permits(HostName("b.example")))
  }

  @Test("are left out where they are no names of hosts, or ranges of addresses")
  func unreadable() throws {
    let names = try certificate(NID_subject_alt_name, "DNS:a b,DNS:*.test,DNS:127.0.0.1,DNS:b.example")
    #expect(try names.names == [HostName("b.example")])
    let range = try certificate(NID_name_constraints, "permitted;IP:10.0.0.0/255.0.0.0,permitted;DNS:b.example")
    #expect(try range.permittedNames == [HostName("b.example")])
  }
}
