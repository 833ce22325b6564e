import Cryptography

/// Why a certificate folder gives no credentials.
enum CertificateFolderError: Error {
  /// A file cannot be read or written.
  case file(FileError)
  /// OpenSSL refused to mint.
  case cryptography(CryptographyError)
  /// The emulator did not write the file at this path, and so will not overwrite it.
  case foreign(String)
  /// What was just written to the folder at this path does not read back: somebody without the lock writes, too.
  case unsteady(String)
}

extension EmulatorError {
  init(_ error: CertificateFolderError) {
    switch error {
    case .file(let failure):
      self.init(.cannotWrite, failure.description)
    case .cryptography(let failure):
      self.init(.systemFailure, "minting a certificate: \(failure)")
    case .foreign(let path):
      self.init(.cannotWrite, "\(path): not written by vb365-emulator; move it away, or choose another folder")
    case .unsteady(let path):
      self.init(.cannotWrite, "\(path): its files change while they are written")
    }
  }
}

/// Runs `body`, whose errors are those of files.
func onFiles<Result: ~Copyable>(
  _ body: () throws(FileError) -> Result
) throws(CertificateFolderError) -> Result {
  do throws(FileError) { return try body() } catch { throw .file(error) }
}

/// Runs `body`, whose errors are those of OpenSSL.
func minting<Result: ~Copyable>(
  _ body: () throws(CryptographyError) -> Result
) throws(CertificateFolderError) -> Result {
  do throws(CryptographyError) { return try body() } catch { throw .cryptography(error) }
}
