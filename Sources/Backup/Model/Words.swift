@_exported public import Choices

// The world's words are those of the fixtures that users write; raw values are the vendor's spelling, or the fixtures'.

package typealias Grant = Fixtures.Grant
package typealias OrganizationType = Fixtures.OrganizationType
package typealias FolderRole = Fixtures.FolderRole
package typealias Hold = Fixtures.Hold
package typealias RestoreSessionType = Fixtures.RestoreSessionType
package typealias RestoreSessionState = Fixtures.RestoreSessionState
package typealias RestoreSessionResult = Fixtures.RestoreSessionResult
package typealias Outcome = Fixtures.Outcome
