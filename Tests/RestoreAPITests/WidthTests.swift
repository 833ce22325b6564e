import HTTP1
import Testing

@testable import RestoreAPI

/// Beyond its width a shift gives 0 and says nothing: a property would never be there, a duplicate never be noticed.
@Suite("Numbers that stand for bits and places have room for all there are")
struct WidthTests {
  @Test("a bit for every property")
  func properties() {
    #expect(Property.allCases.count <= PropertySet.width)
    for property in Property.allCases { #expect(PropertySet(property).properties == [property]) }
    #expect(PropertySet(Property.allCases).properties == Property.allCases)
  }

  @Test("a bit for every parameter of a query")
  func parameters() {
    #expect(QueryParameter.allCases.count <= Query.width)
  }

  @Test("two bytes for every place in a path")
  func paths() {
    #expect(HTTPLimits.target <= Int(UInt16.max))
  }
}
