/// What generated items say. The texts repeat with a period that is short and known, so that a search finds the items
/// of any folder by arithmetic.
enum ItemTexts {
  /// As many as a prime, so that with the senders all pairs occur.
  static let subjects: [String] = [
    "Quarterly report", "Budget review", "Minutes of the Monday meeting", "Invoice for March", "Travel to Oslo",
    "Re: Contract renewal", "Welcome to the team", "Server maintenance on Saturday", "Lunch on Friday?",
    "Fwd: Customer feedback", "Holiday calendar", "Password policy", "Offer for new laptops", "Project plan",
    "Re: Project plan", "Release notes", "Training next week", "Office move", "Parking permits", "Survey results",
    "Re: Survey results", "Reminder: timesheets", "Visit of the auditors", "Draft press release", "Sales figures",
    "Thank you!", "Delivery delayed", "Fwd: Newsletter", "Backup report",
  ]

  /// As many as another prime.
  static let senders: [String] = [
    "Grace Hill <grace.hill@partner.example>", "Omar Reed <omar.reed@partner.example>",
    "Ines Costa <ines.costa@supplier.example>", "Paul Novak <paul.novak@supplier.example>",
    "Lena Fischer <lena.fischer@customer.example>", "Tom Baker <tom.baker@customer.example>",
    "Yuki Tanaka <yuki.tanaka@agency.example>", "Nora Lind <nora.lind@agency.example>",
    "Accounting <accounting@supplier.example>", "Service Desk <servicedesk@hosting.example>",
    "Monitoring <monitoring@hosting.example>",
  ]

  /// Names of attachments.
  static let attachments: [String] = ["report.pdf", "figures.xlsx", "photo.jpg", "notes.docx", "slides.pptx"]

  /// Where appointments are.
  static let locations: [String] = ["Meeting room 1", "Meeting room 2", "Online", "Oslo office", "Canteen"]

  /// The days of the week, as they are counted from a Sunday.
  static let weekdays: [String] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

  /// What contacts do.
  static let jobTitles: [String] = ["Account manager", "Buyer", "Consultant", "Head of sales", "Engineer"]

  /// Where contacts work.
  static let addresses: [String] = [
    "1 Harbour Street, 0150 Oslo", "22 Mill Lane, Leeds", "5 Rua Nova, 1100 Lisbon", "8 Market Square, Brno",
    "14 Lindenweg, 50667 Cologne",
  ]

  /// What journal entries are about.
  static let entryTypes: [String] = ["Phone call", "Meeting", "Conversation", "Letter", "Remote session"]

  /// After so many items subjects and senders begin again, together.
  static let period = UInt64(subjects.count * senders.count)

  /// The subject at `place` of the endless sequence.
  static func subject(at place: UInt64) -> String { subjects[Int(place % UInt64(subjects.count))] }

  /// The sender at `place` of the endless sequence.
  static func sender(at place: UInt64) -> String { senders[Int(place % UInt64(senders.count))] }
}
