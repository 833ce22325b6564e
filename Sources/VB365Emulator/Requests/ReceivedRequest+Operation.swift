extension ReceivedRequest {
  /// What a call of the API is called: its `operationId` in the emulator's OpenAPI document (`/_emulator/openapi.json`).
  ///
  /// Calls that the emulator answers have a constant; a string literal names another one.
  public struct Operation: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The name.
    public let rawValue: String

    /// The call of that name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The call of that name.
    public init(stringLiteral name: String) { self.init(rawValue: name) }

    /// The name.
    public var description: String { rawValue }
  }
}

extension ReceivedRequest.Operation {
  /// `POST /v6/token`
  public static let createToken = Self(rawValue: "createToken")
  /// `POST /v7/token/logout`
  public static let logOut = Self(rawValue: "logOut")
  /// `POST /v7/token/AuthCode`
  public static let createAuthCode = Self(rawValue: "createAuthCode")
  /// `GET /v8/Health`
  public static let getProductHealth = Self(rawValue: "getProductHealth")
  /// `GET /v6/ServiceInstance`
  public static let getServiceInstance = Self(rawValue: "getServiceInstance")
  /// `GET /v6/Organizations`
  public static let listOrganizations = Self(rawValue: "listOrganizations")
  /// `GET /v6/Organizations/{organizationId}`
  public static let getOrganization = Self(rawValue: "getOrganization")
  /// `GET /v6/Organizations/{organizationId}/LicensingInformation`
  public static let getLicensingInformation = Self(rawValue: "getLicensingInformation")
  /// `GET /v6/Organization`
  public static let getOwnOrganization = Self(rawValue: "getOwnOrganization")
  /// `POST /v6/Organizations/{organizationId}/explore`
  public static let exploreOrganization = Self(rawValue: "exploreOrganization")
  /// `POST /v6/Organization/Explore`
  public static let exploreOwnOrganization = Self(rawValue: "exploreOwnOrganization")
  /// `GET /v6/RestoreSessions`
  public static let listRestoreSessions = Self(rawValue: "listRestoreSessions")
  /// `GET /v6/RestoreSessions/{restoreSessionId}`
  public static let getRestoreSession = Self(rawValue: "getRestoreSession")
  /// `POST /v6/RestoreSessions/{restoreSessionId}/Stop`
  public static let stopRestoreSession = Self(rawValue: "stopRestoreSession")
  /// `GET /v6/RestoreSessions/{restoreSessionId}/organization`
  public static let getSessionOrganization = Self(rawValue: "getSessionOrganization")
  /// `GET /v6/RestoreSessions/{restoreSessionId}/Events`
  public static let listEvents = Self(rawValue: "listEvents")
  /// `GET /v6/RestoreSessions/{restoreSessionId}/Events/{eventId}`
  public static let getEvent = Self(rawValue: "getEvent")
  /// `POST /v6/RestoreSessions/{restoreSessionId}/organization/restoreDeviceCode`
  public static let createRestoreDeviceCode = Self(rawValue: "createRestoreDeviceCode")
  /// `POST /v6/DeviceCode`
  public static let createDeviceCode = Self(rawValue: "createDeviceCode")
  /// `POST /v6/Organizations/{organizationId}/DeviceCode`
  public static let createOrganizationDeviceCode = Self(rawValue: "createOrganizationDeviceCode")
  /// `POST /v6/DeviceCode/check`
  public static let checkDeviceCode = Self(rawValue: "checkDeviceCode")
  /// `GET /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes`
  public static let listMailboxes = Self(rawValue: "listMailboxes")
  /// `POST /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/search`
  public static let searchMailboxes = Self(rawValue: "searchMailboxes")
  /// `GET /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}`
  public static let getMailbox = Self(rawValue: "getMailbox")
  /// `POST /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/search`
  public static let searchMailbox = Self(rawValue: "searchMailbox")
  /// `GET /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/folders`
  public static let listFolders = Self(rawValue: "listFolders")
  /// `GET /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/folders/{folderId}`
  public static let getFolder = Self(rawValue: "getFolder")
  /// `GET /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items`
  public static let listItems = Self(rawValue: "listItems")
  /// `GET /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/{itemId}`
  public static let getItem = Self(rawValue: "getItem")
  /// `POST /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/restore`
  public static let restoreMailboxes = Self(rawValue: "restoreMailboxes")
  /// `POST /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/restore`
  public static let restoreMailbox = Self(rawValue: "restoreMailbox")
  /// `POST /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/restoreTo`
  public static let restoreMailboxTo = Self(rawValue: "restoreMailboxTo")
  /// `POST /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/folders/{folderId}/restore`
  public static let restoreFolder = Self(rawValue: "restoreFolder")
  /// `POST /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/restore`
  public static let restoreItems = Self(rawValue: "restoreItems")
  /// `POST /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/{itemId}/restore`
  public static let restoreItem = Self(rawValue: "restoreItem")
  /// `POST /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/folders/{folderId}/restoreTo`
  public static let restoreFolderTo = Self(rawValue: "restoreFolderTo")
  /// `POST /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/restoreTo`
  public static let restoreItemsTo = Self(rawValue: "restoreItemsTo")
  /// `POST /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/{itemId}/restoreTo`
  public static let restoreItemTo = Self(rawValue: "restoreItemTo")
  /// `POST /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/operatorRestore`
  public static let restoreItemsAsOperator = Self(rawValue: "restoreItemsAsOperator")
  /// `POST /v6/Organization/OperatorExplore`
  public static let exploreAsOperator = Self(rawValue: "exploreAsOperator")
  /// `POST /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/folders/{folderId}/search`
  public static let searchFolder = Self(rawValue: "searchFolder")
  /// `POST /v6/RestoreSessions/{restoreSessionId}/organization/searchExchange`
  public static let searchExchange = Self(rawValue: "searchExchange")
  /// `GET /v8/RestoreSessions/{restoreSessionId}/Statistics`
  public static let getStatistics = Self(rawValue: "getStatistics")
  /// `POST /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/{itemId}/save`
  public static let saveItem = Self(rawValue: "saveItem")
  /// `POST /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/Save`
  public static let saveItems = Self(rawValue: "saveItems")
  /// `POST /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/{itemId}/sendToDefaultAddress`
  public static let sendItem = Self(rawValue: "sendItem")
  /// `POST /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/sendToDefaultAddress`
  public static let sendItems = Self(rawValue: "sendItems")
  /// `POST /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/{itemId}/sendToDifferentAddress`
  public static let sendItemTo = Self(rawValue: "sendItemTo")
  /// `POST /v6/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/sendToDifferentAddress`
  public static let sendItemsTo = Self(rawValue: "sendItemsTo")
  // What a call of v5 is called whose body does not say what is to be done; else it is called as the same call of v6.
  /// `POST /v5/Organizations/{organizationId}/Action`
  public static let actOnOrganization = Self(rawValue: "actOnOrganization")
  /// `POST /v5/Organization/Action`
  public static let actOnOwnOrganization = Self(rawValue: "actOnOwnOrganization")
  /// `POST /v5/Jobs/{jobId}/Action`
  public static let actOnJob = Self(rawValue: "actOnJob")
  /// `POST /v5/RestoreSessions/{restoreSessionId}/Action`
  public static let actOnRestoreSession = Self(rawValue: "actOnRestoreSession")
  /// `POST /v5/RestoreSessions/{restoreSessionId}/organization/mailboxes/Action`
  public static let actOnMailboxes = Self(rawValue: "actOnMailboxes")
  /// `POST /v5/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/Action`
  public static let actOnMailbox = Self(rawValue: "actOnMailbox")
  /// `POST /v5/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/folders/{folderId}/Action`
  public static let actOnFolder = Self(rawValue: "actOnFolder")
  /// `POST /v5/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/Action`
  public static let actOnItems = Self(rawValue: "actOnItems")
  /// `POST /v5/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/{itemId}/Action`
  public static let actOnItem = Self(rawValue: "actOnItem")
  /// `GET /swagger/docs/v6`
  public static let describe = Self(rawValue: "describe")

  /// Those above and those of resources, which are the calls that the emulator answers.
  static let all: [Self] =
    [
      .createToken, .logOut, .createAuthCode, .getProductHealth, .createOrganizationDeviceCode,
      .getServiceInstance, .listOrganizations, .getOrganization, .getLicensingInformation,
      .getOwnOrganization, .exploreOrganization, .exploreOwnOrganization, .listRestoreSessions,
      .getRestoreSession, .stopRestoreSession, .getSessionOrganization, .listEvents, .getEvent,
      .createRestoreDeviceCode, .createDeviceCode, .checkDeviceCode, .listMailboxes, .searchMailboxes,
      .getMailbox, .searchMailbox, .listFolders, .getFolder, .listItems, .getItem, .restoreMailboxes,
      .restoreMailbox, .restoreMailboxTo, .restoreFolder, .restoreItems, .restoreItem,
      .restoreFolderTo, .restoreItemsTo, .restoreItemTo, .restoreItemsAsOperator, .exploreAsOperator,
      .searchFolder, .searchExchange, .getStatistics, .saveItem, .saveItems, .sendItem, .sendItems, .sendItemTo,
      .sendItemsTo,
      .actOnOrganization, .actOnOwnOrganization, .actOnJob, .actOnRestoreSession, .actOnMailboxes, .actOnMailbox,
      .actOnFolder, .actOnItems, .actOnItem, .describe,
    ] + ofResources
}
