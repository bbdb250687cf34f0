import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { isPresent } from '../../predicates/property.ts'
import { and, or, holds, some } from '../../predicates/truth.ts'
import { dig, read, list, pointer } from '../../predicates/value.ts'

const off = (setting: unknown) => !isPresent(setting) || setting === 'OFF'

export default check({
  title: 'API stage logs its requests',
  resource: 'AWS::ApiGateway::Stage',
  severity: 'medium',
  why: 'Access logs show who called the API, also when the back end logged nothing.',
  fix: {
    text: 'Set an access log destination, or a logging level for all methods.',
    effort: 'S',
    cloudformation:
      'AccessLogSetting: { DestinationArn: !GetAtt LogGroup.Arn, Format: "$context.requestId" }',
    terraform: 'access_log_settings { destination_arn = aws_cloudwatch_log_group.api.arn }',
  },
  reads: ['AccessLogSetting', 'MethodSettings'],
  test: (stage) =>
    decide(
      or(
        holds(read(stage, 'AccessLogSetting.DestinationArn'), isPresent),
        some(list(read(stage, 'MethodSettings')), (s) =>
          and(
            holds(dig(s, 'HttpMethod'), (v) => v === '*'),
            holds(dig(s, 'ResourcePath'), (v) => v === '/*'),
            holds(dig(s, 'LoggingLevel'), (v) => !off(v)),
          ),
        ),
      ),
      { pass: 'Requests are logged.', fail: 'Requests are not logged.' },
      pointer('AccessLogSetting'),
      pointer('MethodSettings'),
    ),
  examples: {
    pass: [
      { properties: { AccessLogSetting: { DestinationArn: '${LogGroup.Arn}' } } },
      {
        properties: {
          MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', LoggingLevel: 'INFO' }],
        },
      },
    ],
    fail: [
      { properties: {} },
      {
        name: 'when only one path is logged',
        properties: {
          MethodSettings: [{ HttpMethod: '*', ResourcePath: '/pay', LoggingLevel: 'INFO' }],
        },
      },
    ],
    unknown: [{ properties: { AccessLogSetting: { $unknown: 'unresolved' } } }],
  },
})
