import HTTP1
import JSONText

extension RestoreAPI {
  /// Answers with what clients probe the version by: the same for every emulator.
  func getServiceInstance(_ call: Call, _ reply: inout Reply) throws(Rejection) {
    try call.checkParameters()
    reply.json { writer in
      writer.beginObject()
      writer.member("installationId", Self.installationID)
      writer.member("version", Self.productVersion)
      writer.endObject()
    }
  }

  /// An id of our own making, so that nobody takes the emulator for an installation of theirs.
  private static let installationID = "e3b7a4d2-5c16-4f80-9a2b-7d0c6e4f1a58"
  /// A version of the product that speaks v6 (observed).
  private static let productVersion = "6.1.0.438"
}
