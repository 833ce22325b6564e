import Bytes

// What is told of one kind of item only, made up like the rest (assumed).

/// What is told of an appointment.
package struct AppointmentDetails: Sendable {
  /// When it starts, on a full or a half hour.
  package let start: Timestamp
  /// When it ends.
  package let end: Timestamp
  /// Where it is.
  package let location: String
  /// How it recurs; nil where it does not.
  package let recurrence: String?
}

/// What is told of a contact beside name and address.
package struct ContactDetails: Sendable {
  /// Where they work.
  package let company: String
  package let jobTitle: String
  package let address: String
  package let webPage: String
  package let businessPhone: String
  package let homePhone: String
  package let mobile: String
  package let fax: String
  /// What they are sorted by: the last name, and then the first.
  package let fileAs: String
}

/// What is told of a journal entry.
package struct JournalDetails: Sendable {
  /// How long it took, in hours (openapi).
  package let hours: Int
  /// What was done.
  package let entryType: String
  /// With whom.
  package let company: String
}

/// What is told of a task.
package struct TaskDetails: Sendable {
  /// How far it is; raw values are the vendor's spelling, in the order of MAPI's.
  package enum Status: String, CaseIterable, Sendable {
    case notStarted = "NotStarted"
    case inProgress = "InProgress"
    case completed = "Completed"
    case waiting = "WaitingOnSomeoneElse"
    case deferred = "Deferred"
  }

  package let status: Status
  /// How much of it is done, in quarters: 0...4.
  package let quarters: Int
  /// The day on which it was begun.
  package let start: Timestamp
  /// The day by which it is to be done.
  package let due: Timestamp
}

extension Item {
  /// What is told of it as an appointment.
  package var appointment: AppointmentDetails {
    let day = received.seconds / Self.secondsPerDay + 1 + Int64(kindBits(21..<25))
    let start = day * Self.secondsPerDay + (14 + Int64(kindBits(25..<29))) * 1800
    // 1970 began on a Thursday.
    let weekday = ItemTexts.weekdays[Int((day + 4) % 7)]
    return AppointmentDetails(
      start: Timestamp(clampingSeconds: start),
      end: Timestamp(clampingSeconds: start + (1 + Int64(kindBits(29..<31))) * 1800),
      location: choose(from: ItemTexts.locations, 31..<39),
      recurrence: kindBits(39..<41) == 0 ? "Weekly on \(weekday)" : nil)
  }

  /// What is told of it as a contact.
  package var contact: ContactDetails {
    let person = sender
    let names = person.name.split(separator: " ")
    func phone(_ range: Range<UInt64>) -> String { "+1 555 01\(kindBits(range) % 10)\(kindBits(range) / 10 % 10)" }
    return ContactDetails(
      company: company, jobTitle: choose(from: ItemTexts.jobTitles, 21..<29),
      address: choose(from: ItemTexts.addresses, 29..<37),
      webPage: "https://www.\(domain)/", businessPhone: phone(37..<44), homePhone: phone(41..<48),
      mobile: phone(45..<52), fax: phone(49..<56),
      fileAs: names.count == 2 ? "\(names[1]), \(names[0])" : person.name)
  }

  /// What is told of it as a journal entry.
  package var journal: JournalDetails {
    JournalDetails(
      hours: 1 + Int(kindBits(21..<23)), entryType: choose(from: ItemTexts.entryTypes, 23..<31), company: company)
  }

  /// What is told of it as a task.
  package var task: TaskDetails {
    let status = TaskDetails.Status.allCases[Int(kindBits(21..<29)) % TaskDetails.Status.allCases.count]
    let quarters =
      switch status {
      case .notStarted: 0
      case .completed: 4
      case .inProgress, .waiting, .deferred: 1 + Int(kindBits(29..<37)) % 3
      }
    let day = received.seconds / Self.secondsPerDay
    return TaskDetails(
      status: status, quarters: quarters, start: Timestamp(clampingSeconds: day * Self.secondsPerDay),
      due: Timestamp(clampingSeconds: (day + 1 + Int64(kindBits(37..<41))) * Self.secondsPerDay))
  }

  /// Its text, which repeats the subject.
  package var body: String {
    let lines = ["Hello,", "", "this is about \"\(subject)\".", "", "Regards,", sender.name, ""]
    return lines.joined(separator: "\r\n")
  }

  /// The sender's company.
  private var company: String {
    domain.split(separator: ".").first.map { $0.prefix(1).uppercased() + $0.dropFirst() } ?? ""
  }

  private var domain: String { sender.address.split(separator: "@").last.map(String.init) ?? "" }

  /// One of some texts.
  private func choose(from texts: [String], _ range: Range<UInt64>) -> String {
    texts[Int(kindBits(range)) % texts.count]
  }

  private static let secondsPerDay: Int64 = 86_400
}
