import { check } from '../../../../model/check.ts'
import { isTrue } from '../../predicates/property.ts'

export default check({
  title: 'Search domain requires HTTPS',
  resource: 'AWS::OpenSearchService::Domain',
  severity: 'medium',
  why: 'Over plain HTTP queries, results and credentials can be read on the way.',
  fix: {
    text: 'Require HTTPS with TLS 1.2 or newer.',
    effort: 'S',
    cli: 'aws opensearch update-domain-config --domain-name DOMAIN --domain-endpoint-options EnforceHTTPS=true,TLSSecurityPolicy=Policy-Min-TLS-1-2-PFS-2023-10',
    cloudformation: 'DomainEndpointOptions: { EnforceHTTPS: true }',
    terraform: 'domain_endpoint_options { enforce_https = true }',
  },
  reads: ['DomainEndpointOptions'],
  test: (domain) =>
    isTrue(domain, 'DomainEndpointOptions.EnforceHTTPS', {
      pass: 'HTTPS is required.',
      fail: 'Plain HTTP is accepted.',
    }),
  examples: {
    pass: [{ properties: { DomainEndpointOptions: { EnforceHTTPS: true } } }],
    fail: [{ properties: {} }],
    unknown: [
      { properties: { DomainEndpointOptions: { EnforceHTTPS: { $unknown: 'unresolved' } } } },
    ],
  },
})
