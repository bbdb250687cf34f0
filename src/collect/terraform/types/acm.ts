import { ifSet, inside, list, literal } from '../fields.ts'
import { ignored, type Mappings, resource } from '../mapping.ts'

export const acm: Mappings = {
  aws_acm_certificate: resource(
    'AWS::CertificateManager::Certificate',
    {
      DomainName: 'domain_name',
      CertificateAuthorityArn: 'certificate_authority_arn',
      CertificateTransparencyLoggingPreference: ifSet(
        'options',
        inside('options', 'certificate_transparency_logging_preference'),
      ),
      KeyAlgorithm: literal('key_algorithm'),
      SubjectAlternativeNames: list('subject_alternative_names'),
      ValidationMethod: literal('validation_method'),
    },
    { name: 'domain_name', facts: { NotAfter: 'not_after', Status: 'status' } },
  ),
  aws_acm_certificate_validation: ignored,
  aws_acmpca_certificate_authority: resource('AWS::ACMPCA::CertificateAuthority', {
    Type: 'type',
    UsageMode: 'usage_mode',
  }),
}
