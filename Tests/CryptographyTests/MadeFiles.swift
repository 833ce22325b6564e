import COpenSSL
import Glibc
import TestSupport

@testable import Cryptography

/// Files of another tool's making with a key in them, made anew by each run of the tests: no key is ever stored.
struct MadeFiles: Sendable {
  /// The certificate of `vb365.example`, as PEM.
  let certificate: [UInt8]
  /// When it was made, in Unix seconds.
  let made: ClosedRange<Int64>
  /// Its key, encrypted: the two forms of PEM text, by their label.
  let encryptedKeys: [String: [UInt8]]
  /// The PFX files, by what they are examples of.
  let pfx: [PFXVector: [UInt8]]

  /// How long the certificates hold.
  static let days: Int64 = 3650

  static let shared = Result { try MadeFiles() }

  private init() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array(Self.configuration.utf8), to: "openssl.cnf")
    let start = Int64(time(nil))
    try Self.certify("root", name: "Test root", in: folder)
    try Self.certify("intermediate", name: "Test intermediate", issuer: "root", in: folder)
    try Self.certify("leaf", name: "vb365.example", issuer: "intermediate", in: folder)
    made = start...Int64(time(nil))
    certificate = try folder.bytes(of: "leaf.pem")

    let encryption = ["-in", "leaf.key", "-passout", "pass:\(PFXVector.password)"]
    try folder.openssl(["pkcs8", "-topk8", "-out", "pkcs8.key"] + encryption)
    try folder.openssl(["ec", "-aes256", "-out", "traditional.key"] + encryption)
    encryptedKeys = try [
      "ENCRYPTED PRIVATE KEY": folder.bytes(of: "pkcs8.key"), "EC PRIVATE KEY": folder.bytes(of: "traditional.key"),
    ]

    try folder.write(folder.bytes(of: "root.pem") + folder.bytes(of: "intermediate.pem"), to: "issuers.pem")
    var pfx = try [PFXVector.absentPassword: Self.absentPassword(folder.bytes(of: "leaf.key"), certificate)]
    for vector in PFXVector.allCases {
      guard let options = vector.exportOptions else { continue }
      try folder.openssl(["pkcs12", "-export", "-out", "\(vector).pfx"] + options)
      pfx[vector] = try folder.bytes(of: "\(vector).pfx")
    }
    self.pfx = pfx
  }

  /// Makes a P-256 key and its certificate, signed by `issuer` or by itself.
  private static func certify(
    _ file: String, name: String, issuer: String? = nil, in folder: TemporaryFolder
  ) throws {
    let signer = issuer.map { ["-CA", "\($0).pem", "-CAkey", "\($0).key"] } ?? []
    try folder.openssl(
      [
        "req", "-x509", "-config", "openssl.cnf", "-extensions", file, "-subj", "/O=Test vectors/CN=\(name)",
        "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "\(days)",
        "-keyout", "\(file).key", "-out", "\(file).pem",
      ] + signer)
  }

  /// The extensions of the certificates, whatever the machine's own configuration says.
  private static let configuration = """
    [req]
    distinguished_name = name
    [name]
    [root]
    basicConstraints = critical, CA:TRUE
    subjectKeyIdentifier = hash
    [intermediate]
    basicConstraints = critical, CA:TRUE
    subjectKeyIdentifier = hash
    authorityKeyIdentifier = keyid
    [leaf]
    subjectAltName = DNS:vb365.example
    subjectKeyIdentifier = hash
    authorityKeyIdentifier = keyid

    """

  /// The file that the command cannot make, because it takes an empty password for one of no characters.
  private static func absentPassword(_ keyPEM: [UInt8], _ certificatePEM: [UInt8]) throws -> [UInt8] {
    let key = try PrivateKey(pem: keyPEM.span)
    let certificate = try Certificate(pem: certificatePEM.span)
    let file = try unsafe OpenSSL.adopt("making a PFX file", freedBy: { unsafe PKCS12_free($0) }) {
      // -1 is no encryption, twice, and no MAC: the one it would add has a digest of its own choice.
      unsafe PKCS12_create(nil, nil, key.pkey.pointer, certificate.x509.pointer, nil, -1, -1, 0, -1, 0)
    }
    try OpenSSL.require("adding a MAC") { unsafe PKCS12_set_mac(file.pointer, nil, 0, nil, 0, 2048, EVP_sha1()) }
    let bio = try MemoryBIO()
    try OpenSSL.require("writing a PFX file") { unsafe i2d_PKCS12_bio(bio.pointer, file.pointer) }
    return bio.contents()
  }
}
