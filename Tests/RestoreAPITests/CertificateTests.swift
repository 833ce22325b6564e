import Choices
import Backup
import Foundation
import RestoreAPI
import Testing
import TestSupport
import Verdict

@Suite("Certificates in bodies", .timeLimit(.minutes(5)))
struct CertificateTests {
  private static let illegal = """
    The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, \
    or an illegal character among the padding characters.
    """
  private static let wrongLength = "Invalid length for a Base-64 char array or string."
  private static let unusable = "Cannot find the requested object."

  /// A certificate of these texts, and the body's other members.
  private static func request(_ certificate: String, password: String = "xxx") -> [TestRequest] {
    let members = #"""
      "applicationId":"\#(TestWorld.nobody)","applicationCertificate":"\#(certificate)",
      "applicationCertificatePassword":"\#(password)","impersonationAccountName":"c"
      """#
    return [.single("{\(members)}"), .bulk(members: members)]
  }

  @Test("are refused when they are no Base64, whatever the setting", arguments: CertificateCheck.allCases)
  func base64(check: CertificateCheck) throws {
    let served = try TestAPI { $0.certificateCheck = check }
    let vectors: [(String, String, String, String)] = [
      ("MIIK*A==", Self.illegal, "certificate.base64", "framework"),
      ("MIIK=A==", Self.illegal, "certificate.base64", "framework"),
      ("MIIKA", Self.wrongLength, "certificate.base64-length", "observed"),
      ("1", Self.wrongLength, "certificate.base64-length", "observed"),
    ]
    for (text, message, rule, basis) in vectors {
      for request in Self.request(text) {
        let answer = try served.send(request)
        #expect(answer.status == 400)
        #expect(answer.message == message)
        #expect(answer.rules == [rule])
        #expect(answer.basis == basis)
      }
    }
  }

  @Test("that are no PKCS#12 pass with the check off, and are refused otherwise")
  func structure() throws {
    let off = try TestAPI { $0.certificateCheck = .off }
    for text in ["AAAA", "MAMCAQM=", String(VendorPages.certificate.prefix(400))] {
      for request in Self.request(text) {
        #expect(try off.send(request).status == 200)
        for check in [CertificateCheck.structure, .open] {
          let answer = try TestAPI { $0.certificateCheck = check }.send(request)
          #expect(answer.status == 400)
          #expect(answer.message == Self.unusable)
          #expect(answer.rules == ["certificate.pkcs12"])
        }
      }
    }
  }

  @Test("may be broken by white space and escaped slashes")
  func whiteSpace() throws {
    let broken = VendorPages.certificate.replacing("MIIKEgIB", with: #"MIIK\r\n\t EgIB"#).replacing("/", with: #"\/"#)
    for request in Self.request(broken) { #expect(try TestAPI().send(request).status == 200) }
    // A raw line break inside the string, too: Json.NET reads it.
    for request in Self.request(VendorPages.certificate.replacing("MIIKEgIB", with: "MIIK\r\nEgIB")) {
      #expect(try TestAPI().send(request).status == 200)
    }
  }

  @Test("with bytes behind them are read, with a warning")
  func trailingBytes() throws {
    let bytes = try #require(Data(base64Encoded: VendorPages.certificate)) + [0, 0, 0]
    for request in Self.request(bytes.base64EncodedString()) {
      let answer = try TestAPI().send(request)
      #expect(answer.status == 200)
      #expect(answer.warnings.map(\.pointer) == ["/applicationCertificate"])
      #expect(answer.warnings.map(\.found) == ["3 bytes"])
    }
  }

  @Test(
    "of another form get a diagnosis",
    arguments: [
      (#"-----BEGIN CERTIFICATE-----\nMIIK\n-----END CERTIFICATE-----"#, "PEM"),
      (Data("-----BEGIN CERTIFICATE-----\nMIIK".utf8).base64EncodedString(), "PEM"),
      (#"MIIK\\nEgIB"#, "line break"),
      (Data(Data("MIIKEgIBAzCC".utf8).base64EncodedString().utf8).base64EncodedString(), "twice"),
      (Data([0xFF, 0xFE] + "M\0I\0I\0K\0".utf8).base64EncodedString(), "UTF-16"),
      (#"\uFEFFMIIKEgIB"#, "byte-order mark"), (#"\"MIIKEgIB\""#, "quotes"), ("'MIIKEgIB'", "quotes"),
      (#"MIIK\" + \"EgIB"#, "quotes"), ("b'MIIKEgIB'", "Python"), (#"C:\\certs\\new.pfx"#, "path"),
      ("data:application/x-pkcs12;base64,MIIKEgIB", "data: URL"), ("MIIK EgI", "in place of +"),
      ("MIIK%2BEgI", "percent-encoded"), (#"MIIK\\u002BEgI"#, "escaped twice"), ("[48,130,10,18]", "JSON"),
      (#"{\"data\":\"MIIKEgIB\"}"#, "JSON"), ("[object Object]", "object that was printed"),
      ("{{certificate}}", "placeholder"),
      ("null", "no value"), ("None", "no value"), ("%CERTIFICATE%", "placeholder"),
      ("A909502DD82AE41433E6F83886B00D4277A32A7B", "thumbprint"),
      (String(VendorPages.certificate.prefix(1001)), "cut off"),
      (String(VendorPages.certificate.prefix(1000)), "cut off"),
      (VendorPages.certificate.replacing("+", with: "-").replacing("/", with: "_"), "URL-safe"),
      (
        Data(base64Encoded: VendorPages.certificate).map { Data(String(decoding: $0, as: UTF8.self).utf8) }?
          .base64EncodedString() ?? "", "read as text"
      ),
    ])
  func hints(certificate: String, word: String) throws {
    for request in Self.request(certificate) {
      let answer = try TestAPI().send(request)
      #expect(answer.status == 400)
      #expect(answer.violations.first?.suggestion?.contains(word) == true)
    }
  }

  @Test(
    "as a list of bytes, or an object around one, are to be one string in Base64",
    arguments: ["[48,130,10,18]", #"{"type":"Buffer","data":[48,130,10,18]}"#])
  func bytes(value: String) throws {
    for request in Self.request("?") {
      let body = String(decoding: request.body, as: UTF8.self).replacing(#""?""#, with: value)
      let answer = try TestAPI().send(request.with { $0.body = Array(body.utf8) })
      #expect(answer.rules == ["body.type"])
      #expect(answer.violations.first?.suggestion == "send the Base64 of the file's bytes, as one string")
    }
  }

  @Test("are opened where the setting says so: the page's sample has another password than the page")
  func wrongPassword() throws {
    let served = try TestAPI { $0.certificateCheck = .open }
    for request in Self.request(VendorPages.certificate) {
      let answer = try served.send(request)
      // An OpenSSL without its legacy provider cannot tell.
      guard answer.warnings.isEmpty else { continue }
      #expect(answer.status == 400)
      #expect(answer.message == "The specified network password is not correct.")
      #expect(answer.rules == ["certificate.password"])
      #expect(answer.pointers == ["/applicationCertificatePassword"])
    }
  }

  @Test("that open pass until they expire")
  func opened() throws {
    let folder = try TemporaryFolder()
    try folder.makeCertificate("own", subject: "/CN=test", days: 2)
    try folder.makePFX("own", password: "pässword")
    let pfx = try folder.base64(of: "own.pfx")
    var served = try TestAPI { $0.certificateCheck = .open }
    let now = Timestamp(clampingSeconds: Int64(Date().timeIntervalSince1970))
    served.now = now
    for request in Self.request(pfx, password: "p\\u00e4ssword") { #expect(try served.send(request).status == 200) }
    for request in Self.request(pfx, password: "passwort") {
      #expect(try served.send(request).message == "The specified network password is not correct.")
    }
    served.now = Timestamp(clampingSeconds: now.seconds + 3 * 86_400)
    for request in Self.request(pfx, password: "pässword") {
      let answer = try served.send(request)
      #expect(answer.message == Self.unusable)
      #expect(answer.rules == ["certificate.usable"])
      #expect(answer.violations.first?.found.contains("expired") == true)
    }
  }
}
