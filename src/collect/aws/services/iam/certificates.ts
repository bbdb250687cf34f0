import type { IAM } from '@aws-sdk/client-iam'
import type { CollectContext } from '../../context.ts'

export async function readCertificates(context: CollectContext, iam: IAM): Promise<void> {
  const { paginateListServerCertificates } = await import('@aws-sdk/client-iam')
  const type = 'AWS::IAM::ServerCertificate'
  const certificates = await context.list(
    { permission: 'iam:ListServerCertificates', types: [type] },
    paginateListServerCertificates({ client: iam, pageSize: 1000 }, {}),
    (page) => page.ServerCertificateMetadataList,
  )
  for (const certificate of certificates)
    context.emit({
      type,
      id: certificate.ServerCertificateName ?? '',
      arn: certificate.Arn,
      name: certificate.ServerCertificateName,
      properties: {
        ServerCertificateName: certificate.ServerCertificateName,
        Path: certificate.Path,
      },
      facts: { NotAfter: certificate.Expiration },
    })
}
