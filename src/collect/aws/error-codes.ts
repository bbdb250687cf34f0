/** Codes by which AWS says that the caller lacks a permission; naming the permission helps. */
export const accessDeniedCodes: ReadonlySet<string> = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'AccessDeniedFault',
  'AuthorizationError',
  'AuthorizationErrorException',
  'AllAccessDisabled',
  'Forbidden',
  'ForbiddenException',
  'KMSAccessDeniedException',
  'NotAuthorized',
  'NotAuthorizedException',
  'UnauthorizedException',
  'UnauthorizedOperation',
])

/** Codes by which AWS refuses the credentials, the account or the Region; no permission would help. */
export const refusedCodes: ReadonlySet<string> = new Set([
  'AuthFailure',
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteSignature',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'InvalidToken',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'OptInRequired',
  'RegionDisabledException',
  'RequestExpired',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
  'SubscriptionRequiredException',
  'TokenRefreshRequired',
  'UnrecognizedClientException',
])

/** Source: the SDKs' retry behaviour reference, throttling errors. */
export const throttlingCodes: ReadonlySet<string> = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'LimitExceededException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
])

/** Codes by which an endpoint says that it does not know the call. */
export const unsupportedCodes: ReadonlySet<string> = new Set([
  'InvalidAction',
  'MethodNotAllowed',
  'NotImplemented',
  'NotImplementedException',
  'UnknownAction',
  'UnknownOperation',
  'UnknownOperationException',
  'UnsupportedOperation',
  'UnsupportedOperationException',
])
