import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { notApplicable, undecided, decide } from '../../predicates/judgement.ts'
import { terminatesTls } from '../../predicates/load-balancer.ts'
import { isModernListenerPolicy } from '../../predicates/tls-policies.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Listener accepts TLS 1.2 and newer only',
  resource: 'AWS::ElasticLoadBalancingV2::Listener',
  severity: 'medium',
  why: 'TLS 1.0 and 1.1 have known weaknesses and are withdrawn.',
  fix: {
    text: 'Choose a security policy that starts at TLS 1.2.',
    effort: 'S',
    cli: 'aws elbv2 modify-listener --listener-arn LISTENER --ssl-policy ELBSecurityPolicy-TLS13-1-2-2021-06',
    cloudformation: 'SslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06',
    terraform: 'ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"',
  },
  reads: ['SslPolicy', 'Protocol'],
  test: (listener) => {
    const tls = terminatesTls(listener)
    if (isUnknown(tls)) return undecided(tls, pointer('Protocol'))
    if (!tls) return notApplicable('The listener does not speak TLS.', pointer('Protocol'))
    return decide(
      isModernListenerPolicy(read(listener, 'SslPolicy')),
      { pass: 'Only TLS 1.2 and newer is accepted.', fail: 'TLS 1.0 or 1.1 is accepted.' },
      pointer('SslPolicy'),
    )
  },
  examples: {
    pass: [{ properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' } }],
    fail: [
      { properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-2016-08' } },
      { name: 'without a policy, which gives the oldest', properties: { Protocol: 'HTTPS' } },
    ],
    unknown: [{ properties: { Protocol: 'HTTPS', SslPolicy: { $unknown: 'unresolved' } } }],
    notApplicable: [{ properties: { Protocol: 'HTTP' } }],
  },
})
