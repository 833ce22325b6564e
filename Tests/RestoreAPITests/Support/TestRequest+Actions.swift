import Foundation

extension TestRequest {
  /// `POST /v5/…/Action`, as a client writes it below a restore session.
  static func action(_ body: String, at place: String = "", session: String = TestWorld.session) -> TestRequest {
    TestRequest("POST", "/v5/RestoreSessions/\(session)\(place)/Action", body: body)
  }

  /// The same below a mailbox.
  static func mailboxAction(_ body: String, at place: String = "", mailbox: String = TestWorld.plain) -> TestRequest {
    action(body, at: "/Organization/Mailboxes/\(mailbox)\(place)")
  }

  /// `POST /v5/Organizations/{organizationId}/Action`
  static func exploreAction(_ body: String) -> TestRequest {
    TestRequest("POST", "/v5/Organizations/11111111-0000-4000-8000-000000000000/Action", body: body)
  }

  /// The same request with a form as its body.
  var asForm: TestRequest { with { $0.contentType = "application/x-www-form-urlencoded" } }

  /// The call of v5 that does what this one does in v6.
  func asAction(_ wrapper: String) -> TestRequest {
    with { request in
      request.path = request.path.replacing("/v6/", with: "/v5/").replacing(/\/[A-Za-z]+$/, with: "/Action")
      request.body =
        Array("{\"\(wrapper)\":".utf8) + (request.body.isEmpty ? Array("null".utf8) : request.body) + [0x7D]
    }
  }
}
