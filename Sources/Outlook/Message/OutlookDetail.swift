/// A property of an item that is told of its kind only, such as the start of an appointment.
package struct OutlookDetail: Sendable {
  /// What a property holds.
  package enum Value: Sendable {
    case text(String)
    case integer(Int32)
    case number(Double)
    case flag(Bool)
    case time(FileTime)
    case bytes([UInt8])

    /// The number of its type (MS-OXCDATA, section 2.11.1).
    var type: UInt16 {
      switch self {
      case .integer: 0x0003
      case .number: 0x0005
      case .flag: 0x000B
      case .text: 0x001F
      case .time: 0x0040
      case .bytes: 0x0102
      }
    }
  }

  /// What it is called.
  package enum Name: Hashable, Sendable {
    /// A number that means the same in every item.
    case tag(UInt16)
    /// A number of a set (MS-OXPROPS), which each file gives a tag of its own.
    case named(OutlookPropertySet, UInt16)
  }

  package let name: Name
  package let value: Value

  package init(_ name: Name, _ value: Value) {
    self.name = name
    self.value = value
  }
}

/// The sets of properties for kinds of items (MS-OXPROPS, section 1.3.2); raw values are what differs in their GUIDs.
package enum OutlookPropertySet: UInt8, Sendable {
  case appointment = 0x02
  case task = 0x03
  case address = 0x04
  case journal = 0x0A

  /// The bytes of the GUID.
  var bytes: [UInt8] { [rawValue, 0x20, 0x06, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46] }
}
