import JSONText

extension RestoreAPI {
  /// Tells that the emulated product is well, in the parts that a client asks for by name (openapi; the names: client).
  static func getProductHealth(_ call: Call, _ reply: inout Reply) {
    reply.json { writer in
      writer.beginObject()
      writer.member("status", healthy)
      writer.beginObject("entries")
      for part in ["configurationDb", "nats"] as [StaticString] {
        writer.beginObject(part)
        writer.member("status", healthy)
        writer.endObject()
      }
      writer.endObject()
      writer.endObject()
    }
  }

  private static let healthy = "Healthy"
}
