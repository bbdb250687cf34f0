import { check } from '../../../../model/check.ts'
import { isUnknown, unknown } from '../../../../model/unknown.ts'
import { lambdaRuntimes, isSupported } from '../../predicates/end-of-support.ts'
import { notApplicable, undecided, decide } from '../../predicates/judgement.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Function runs on a supported runtime',
  resource: 'AWS::Lambda::Function',
  severity: 'high',
  why: 'AWS no longer patches a runtime after its deprecation date.',
  fix: {
    text: 'Move the function to a current runtime and test it.',
    effort: 'M',
    cli: 'aws lambda update-function-configuration --function-name FUNCTION --runtime RUNTIME',
  },
  reads: ['Runtime', 'PackageType'],
  test: (fn, facts) => {
    const runtime = read(fn, 'Runtime')
    const at = pointer('Runtime')
    if (isUnknown(runtime)) return undecided(runtime, at)
    if (read(fn, 'PackageType') === 'Image' || runtime === undefined)
      return notApplicable('A container image brings its own runtime.', pointer('PackageType'))
    const supported = isSupported(lambdaRuntimes, String(runtime), facts.now)
    return decide(
      supported ?? unknown('not-collected', 'the support dates of this runtime'),
      { pass: 'The runtime is supported.', fail: 'The runtime is deprecated.' },
      at,
    )
  },
  examples: {
    pass: [{ properties: { Runtime: 'nodejs24.x' } }],
    fail: [{ properties: { Runtime: 'python3.7' } }],
    unknown: [
      { properties: { Runtime: { $unknown: 'unresolved' } } },
      { name: 'newer than the table', properties: { Runtime: 'nodejs99.x' } },
    ],
    notApplicable: [{ properties: { PackageType: 'Image' } }],
  },
})
