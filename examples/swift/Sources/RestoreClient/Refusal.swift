import Foundation
import NIOCore
import NIOFoundationCompat

/// The server refused a request.
public struct Refusal: Error, Equatable {
  /// The HTTP status.
  public let status: Int
  /// Why, in the server's words; some refusals have none.
  public let message: String?

  init(status: Int, body: ByteBuffer) {
    self.status = status
    message = try? JSONDecoder().decode(Body.self, from: body).message
  }

  private struct Body: Decodable {
    let message: String
  }
}
