extension Fixtures {
  /// What one of the vendor's read calls answers with, such as `GET Jobs`: items of a list, or a single document.
  ///
  /// Items and documents are texts of JSON objects. The emulator adds `_links`, and leaves out the members that the
  /// version of a request does not have.
  public struct Resource: Sendable, Equatable {
    /// The path below the version, with the ids that it needs: `Jobs`, `Jobs/5a1c…/SelectedItems`, `License`.
    public var path: String
    /// The items of a list, each the text of a JSON object.
    public var items: [String]
    /// A single document, the text of a JSON object, for a path that has no list.
    public var document: String?

    /// A list.
    public init(path: String, items: [String] = []) {
      self.path = path
      self.items = items
    }

    /// A single document.
    public init(path: String, document: String) {
      self.path = path
      items = []
      self.document = document
    }
  }
}
