import { isUnknown } from '../../../model/unknown.ts'
import type { Collector } from '../collector.ts'
import { known } from '../known.ts'
import { tagsOf } from '../tags.ts'

/** Certificates: validation, key, expiry and renewal. */
export const collector: Collector = {
  service: 'acm',
  scope: 'regional',
  types: ['AWS::CertificateManager::Certificate'],
  actions: ['acm:DescribeCertificate', 'acm:ListCertificates', 'acm:ListTagsForCertificate'],
  async collect(context) {
    const { ACM, paginateListCertificates } = await import('@aws-sdk/client-acm')
    const acm = context.client(ACM)
    const keyTypes = [
      'RSA_1024',
      'RSA_2048',
      'RSA_3072',
      'RSA_4096',
      'EC_prime256v1',
      'EC_secp384r1',
      'EC_secp521r1',
    ] as const
    const certificates = await context.list(
      { permission: 'acm:ListCertificates' },
      paginateListCertificates({ client: acm }, { Includes: { keyTypes: [...keyTypes] } }),
      (page) => page.CertificateSummaryList,
    )
    await context.each(certificates, async ({ CertificateArn: arn = '', DomainName }) => {
      const one = await context.detail(
        { permission: 'acm:DescribeCertificate', resource: arn },
        async () => (await acm.describeCertificate({ CertificateArn: arn })).Certificate,
      )
      const tags = await context.detail(
        { permission: 'acm:ListTagsForCertificate', resource: arn },
        async () => (await acm.listTagsForCertificate({ CertificateArn: arn })).Tags,
      )
      context.emit({
        type: 'AWS::CertificateManager::Certificate',
        id: arn,
        arn,
        ...(DomainName !== undefined && { name: DomainName }),
        properties: {
          DomainName,
          CertificateAuthorityArn: known(one, (c) => c.CertificateAuthorityArn),
          ValidationMethod: known(one, (c) => c.DomainValidationOptions?.[0]?.ValidationMethod),
          // Lists say RSA_2048, descriptions RSA-2048.
          KeyAlgorithm: known(one, (c) => c.KeyAlgorithm?.replaceAll('-', '_')),
        },
        facts: isUnknown(one)
          ? { NotAfter: one, Status: one, RenewalEligibility: one, InUse: one }
          : {
              NotAfter: one?.NotAfter ?? null,
              Status: one?.Status,
              RenewalEligibility: one?.RenewalEligibility,
              InUse: (one?.InUseBy?.length ?? 0) > 0,
              Type: one?.Type,
            },
        tags: tagsOf(tags),
      })
    })
  },
}
