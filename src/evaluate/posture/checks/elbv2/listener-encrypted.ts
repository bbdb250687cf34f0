import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { pass, notApplicable, undecided, decide } from '../../predicates/judgement.ts'
import { holds, some } from '../../predicates/truth.ts'
import { dig, read, list, pointer } from '../../predicates/value.ts'

const clear = new Set(['HTTP'])
const encrypted = new Set(['HTTPS', 'TLS'])

export default check({
  title: 'Listener speaks TLS or redirects to it',
  resource: 'AWS::ElasticLoadBalancingV2::Listener',
  severity: 'high',
  why: 'Plain HTTP shows passwords, cookies and data to everyone on the way and lets them change it.',
  fix: {
    text: 'Add an HTTPS listener with a certificate and let the HTTP listener redirect to it.',
    effort: 'M',
    cli: 'aws elbv2 modify-listener --listener-arn LISTENER --default-actions Type=redirect,RedirectConfig={Protocol=HTTPS,Port=443,StatusCode=HTTP_301}',
    cloudformation: `DefaultActions:
  - { Type: redirect, RedirectConfig: { Protocol: HTTPS, Port: "443", StatusCode: HTTP_301 } }`,
  },
  reads: ['Protocol', 'DefaultActions'],
  test: (listener) => {
    const protocol = read(listener, 'Protocol')
    const at = pointer('Protocol')
    if (isUnknown(protocol)) return undecided(protocol, at)
    if (encrypted.has(String(protocol))) return pass('The listener speaks TLS.', at)
    if (!clear.has(String(protocol)))
      return notApplicable('The listener passes bytes on; TLS is for the targets to end.', at)
    return decide(
      some(list(read(listener, 'DefaultActions')), (action) =>
        holds(dig(action, 'RedirectConfig.Protocol'), (v) => v === 'HTTPS'),
      ),
      { pass: 'The listener redirects to HTTPS.', fail: 'The listener serves plain HTTP.' },
      pointer('DefaultActions'),
    )
  },
  examples: {
    pass: [
      { properties: { Protocol: 'HTTPS' } },
      {
        properties: {
          Protocol: 'HTTP',
          DefaultActions: [
            { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' } },
          ],
        },
      },
    ],
    fail: [{ properties: { Protocol: 'HTTP', DefaultActions: [{ Type: 'forward' }] } }],
    unknown: [{ properties: { Protocol: { $unknown: 'unresolved' } } }],
    notApplicable: [{ properties: { Protocol: 'UDP' } }],
  },
})
