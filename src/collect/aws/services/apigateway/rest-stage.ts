import type { Stage } from '@aws-sdk/client-api-gateway'

/** A stage of a REST API in CloudFormation's words. */
export function stageProperties(RestApiId: string, stage: Stage) {
  const { accessLogSettings: log } = stage
  return {
    RestApiId,
    StageName: stage.stageName,
    AccessLogSetting: log?.destinationArn
      ? { DestinationArn: log.destinationArn, Format: log.format }
      : undefined,
    CacheClusterEnabled: stage.cacheClusterEnabled,
    ClientCertificateId: stage.clientCertificateId,
    MethodSettings: Object.entries(stage.methodSettings ?? {}).map(([key, setting]) => ({
      ResourcePath: pathOf(key),
      HttpMethod: key.slice(key.lastIndexOf('/') + 1),
      CacheDataEncrypted: setting.cacheDataEncrypted,
      CachingEnabled: setting.cachingEnabled,
      DataTraceEnabled: setting.dataTraceEnabled,
      LoggingLevel: setting.loggingLevel,
      MetricsEnabled: setting.metricsEnabled,
    })),
    TracingEnabled: stage.tracingEnabled,
  }
}

/** The service's key of a setting is path and method, with the slashes of the path as `~1`; for all paths it is `*`. */
function pathOf(key: string): string {
  const path = key.slice(0, key.lastIndexOf('/')).replaceAll('~1', '/')
  return path === '*' ? '/*' : path
}
