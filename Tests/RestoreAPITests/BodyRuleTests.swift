import RestoreAPI
import Testing
import Verdict

@Suite("Body rules", .timeLimit(.minutes(5)))
struct BodyRuleTests {
  @Test("refuse with the first rule's text, and list all in order", arguments: BodyRuleVector.all)
  func refuse(vector: BodyRuleVector) throws {
    let answer = try TestAPI().send(vector.request)
    #expect(answer.status == 400)
    #expect(answer.message == vector.message)
    #expect(answer.rules == vector.rules)
    #expect(answer.pointers == vector.pointers)
    #expect(answer.violations.first?.message == vector.message)
  }

  @Test("let no two ways of credentials pass, on any endpoint", arguments: WayPair.all)
  func oneWay(pair: WayPair) throws {
    let answer = try TestAPI().send(pair.request)
    #expect(answer.status == 400)
    #expect(answer.message == "\(pair.first.leader) and \(pair.second.leader) cannot be used together.")
    #expect(answer.rules == ["credentials.one-way"])
    #expect(answer.basis == "assumed")
  }

  @Test("let every way pass whole, on any endpoint", arguments: WayVector.all)
  func wholeWays(way: WayVector) throws {
    let answer = try TestAPI().send(way.request)
    #expect(answer.status == 200, "\(answer.body)")
    #expect(answer.rules.isEmpty)
  }

  @Test("miss each mandatory property of a way", arguments: WayVector.all)
  func missEach(way: WayVector) throws {
    for missing in way.members where way.members.count > 1 && !way.optional.contains(missing.name) {
      let answer = try TestAPI().send(way.request(without: missing.name))
      // Without its certificate, what goes with it has no owner.
      guard missing.name != "applicationCertificate" else {
        #expect(answer.rules.first == "credentials.impersonation-companion")
        continue
      }
      let pascal = missing.name.prefix(1).uppercased() + missing.name.dropFirst()
      #expect(answer.message == "Missing mandatory parameters: \(pascal)")
      #expect(answer.basis == (missing.name == "impersonationAccountName" ? "documented" : "assumed"))
    }
  }

  @Test("say of a certificate that is null or empty that it is", arguments: ["null", #""""#])
  func emptyCertificate(value: String) throws {
    let body = """
      {"applicationId":"\(TestWorld.nobody)","applicationCertificate":\(value),"applicationCertificatePassword":"p",\
      "impersonationAccountName":"i"}
      """
    let answer = try TestAPI().send(.single(body))
    let suggestion = "applicationCertificate is null or empty; is its variable set?"
    #expect(answer.violations.first?.suggestion == suggestion)
    #expect(answer.warnings.map(\.suggestion) == [suggestion])
  }

  @Test("take null for absent, for every property of a way", arguments: WayVector.all)
  func nullIsAbsent(way: WayVector) throws {
    for member in way.members {
      let absent = try TestAPI().send(way.request(without: member.name))
      let null = try TestAPI().send(way.request(with: member.name, as: "null"))
      #expect(null.body == absent.body, "\(member.name)")
      #expect(null.rules == absent.rules, "\(member.name)")
    }
  }

  @Test("take an empty string for absent, but for passwords", arguments: WayVector.all)
  func emptyIsAbsent(way: WayVector) throws {
    for member in way.members {
      let absent = try TestAPI().send(way.request(without: member.name))
      let empty = try TestAPI().send(way.request(with: member.name, as: #""""#))
      let isPassword = member.name.hasSuffix("Password")
      #expect(empty.status == (isPassword ? 200 : absent.status), "\(member.name)")
      #expect(isPassword || empty.body == absent.body, "\(member.name)")
    }
  }

  @Test("take an empty casServer for absent")
  func emptyServer() throws {
    let answer = try TestAPI().send(.bulk(members: #""userCode":"C6A9DB737","casServer":"""#))
    #expect(answer.status == 200)
  }

  @Test("allow both pairs for a Hybrid organization, and one pair for any")
  func pairs() throws {
    let mailbox = #"{\#(Bodies.mailboxes(TestWorld.hybrid)),\#(BodyRuleVector.bothPairs)}"#
    #expect(try TestAPI().send(.bulk(mailbox, session: TestWorld.hybridSession)).status == 200)
    for session in [TestWorld.session, TestWorld.hybridSession, TestWorld.onPremisesSession] {
      for pair in [WayVector.office365, WayVector.onPremises] {
        #expect(try TestAPI().send(.bulk(members: pair.text, session: session)).status == 200)
      }
    }
  }

  @Test("take a device code in any case")
  func deviceCode() throws {
    #expect(try TestAPI().send(.single(#"{"userCode":"c6a9db737"}"#)).status == 200)
    #expect(try TestAPI().send(.single(#"{"userCode":"C6A9\u0044B737"}"#)).status == 200)
  }

  @Test("ask for every flag only where the setting says so, one at a time on the wire")
  func mandatoryFlags() throws {
    let names = [
      "skipUnresolved", "changedItems", "deletedItems", "markRestoredAsUnread", "excludeDrafts", "excludeDeletedItems",
      "excludeInPlaceHoldItems", "excludeLitigationHoldItems",
    ]
    let strict = try TestAPI { $0.mandatoryFlags = true }
    for count in 0...names.count {
      let flags = names.prefix(count).map { #""\#($0)":false"# }
      let request = TestRequest.bulk(members: ([#""userCode":"C6A9DB737""#] + flags).joined(separator: ","))
      #expect(try TestAPI().send(request).status == 200)
      let answer = try strict.send(request)
      let missing = names.dropFirst(count)
      #expect(
        answer.message
          == missing.first.map { "Missing mandatory parameters: \($0.prefix(1).uppercased())\($0.dropFirst())" })
      #expect(answer.pointers == missing.map { "/\($0)" })
      #expect(answer.basis == (missing.isEmpty ? "openapi" : "observed"))
    }
    #expect(try strict.send(.single(Bodies.password)).status == 200)
  }
}
