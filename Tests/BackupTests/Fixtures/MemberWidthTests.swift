import Testing

@testable import Backup

/// Beyond its width a shift gives 0 and says nothing: a member that is given twice would not be noticed.
@Suite("A fixture object has a bit for every member")
struct MemberWidthTests {
  @Test("of every kind")
  func members() {
    expectRoom(DocumentMember.self)
    expectRoom(RestUserMember.self)
    expectRoom(TokenMember.self)
    expectRoom(OrganizationMember.self)
    expectRoom(MailboxMember.self)
    expectRoom(FolderMember.self)
    expectRoom(ItemsMember.self)
    expectRoom(OutcomeMember.self)
    expectRoom(RestoreSessionMember.self)
    expectRoom(ExchangeAccountMember.self)
  }

  private func expectRoom<Member: FixtureMember>(_: Member.Type) {
    #expect(Member.allCases.count <= ObjectScan<Member>.width)
    var scan = ObjectScan<Member>(origin: Origin(document: 0, offset: 0), isOpen: true)
    let areNew = [true, false].map { _ in (0..<Member.allCases.count).map { scan.insert($0) } }
    #expect(areNew == [true, false].map { Array(repeating: $0, count: Member.allCases.count) })
  }
}
