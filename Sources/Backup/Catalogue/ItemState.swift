/// How an item of the backup compares with the live mailbox (behaviour.md, section 4). A folder's items are numbered
/// from 0 state by state, in this order (assumed).
package enum ItemState: CaseIterable, Sendable {
  case unchanged
  case changed
  case missing
  case failing
}
