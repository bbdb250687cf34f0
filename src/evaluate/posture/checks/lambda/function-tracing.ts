import { check } from '../../../../model/check.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'Function traces its requests',
  resource: 'AWS::Lambda::Function',
  severity: 'low',
  why: 'A trace shows which calls an attacked request made; logs of single functions do not.',
  fix: {
    text: 'Switch on active tracing.',
    effort: 'S',
    cli: 'aws lambda update-function-configuration --function-name FUNCTION --tracing-config Mode=Active',
    cloudformation: 'TracingConfig: { Mode: Active }',
    terraform: 'tracing_config { mode = "Active" }',
  },
  reads: ['TracingConfig'],
  test: (fn) =>
    satisfies(fn, 'TracingConfig.Mode', (v) => v === 'Active', {
      pass: 'Active tracing is on.',
      fail: 'Active tracing is off.',
    }),
  examples: {
    pass: [{ properties: { TracingConfig: { Mode: 'Active' } } }],
    fail: [{ properties: { TracingConfig: { Mode: 'PassThrough' } } }, { properties: {} }],
    unknown: [{ properties: { TracingConfig: { $unknown: 'unresolved' } } }],
  },
})
