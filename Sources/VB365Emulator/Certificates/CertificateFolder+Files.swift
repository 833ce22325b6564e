import Cryptography

extension CertificateFolder {
  /// The path of one of the files from the root.
  func absolutePath(of file: CertificateFile) -> String {
    FileSystem.absolutePath(path(of: file))
  }

  /// The content of one of the files; nil when it is not there.
  func read(_ file: CertificateFile) throws(CertificateFolderError) -> [UInt8]? {
    try onFiles { () throws(FileError) in try FileSystem.readIfPresent(path(of: file)) }
  }

  /// Writes a certificate and its key, and returns once both are on the disk.
  func write(
    certificate: [UInt8], as certificateFile: CertificateFile, key: borrowing PrivateKey, as keyFile: CertificateFile
  ) throws(CertificateFolderError) {
    var keyPEM: [UInt8]
    do throws(CryptographyError) { keyPEM = try key.pem() } catch { throw .cryptography(error) }
    var keyBytes = CertificateFile.keyMark + keyPEM
    defer {
      wipe(&keyPEM)
      wipe(&keyBytes)
    }
    // The key first: a certificate without its key cannot be used.
    try onFiles { () throws(FileError) in
      try FileSystem.replace(path(of: keyFile), with: keyBytes, mode: keyFile.mode)
    }
    try write(certificate: certificate, as: certificateFile)
  }

  /// Writes a certificate whose key is there, and returns once it is on the disk.
  func write(certificate: [UInt8], as file: CertificateFile) throws(CertificateFolderError) {
    try onFiles { () throws(FileError) in
      try FileSystem.replace(path(of: file), with: certificate, mode: file.mode)
      try FileSystem.synchronizeFolder(path)
    }
  }

  /// Refuses to go on when a certificate or its key is not the emulator's: only what it wrote may it overwrite.
  func refuseForeignFiles(
    _ certificateFile: CertificateFile, _ keyFile: CertificateFile
  ) throws(CertificateFolderError) {
    let certificatePEM = try read(certificateFile)
    let keyPEM = try read(keyFile)
    let isKeyMarked = keyPEM?.starts(with: CertificateFile.keyMark) ?? false
    guard let certificatePEM else {
      guard keyPEM == nil || isKeyMarked else { throw .foreign(path(of: keyFile)) }
      return
    }
    guard let certificate = try? Certificate(pem: certificatePEM.span) else {
      // Damaged, and who wrote it can only be told by what lies beside it.
      guard isKeyMarked else { throw .foreign(path(of: certificateFile)) }
      return
    }
    guard certificate.isOfEmulator else { throw .foreign(path(of: certificateFile)) }
    guard let keyPEM, !isKeyMarked else { return }
    guard let key = try? PrivateKey(pem: keyPEM.span), certificate.matches(key) else {
      throw .foreign(path(of: keyFile))
    }
  }

  private func path(of file: CertificateFile) -> String { "\(path)/\(file.rawValue)" }
}
