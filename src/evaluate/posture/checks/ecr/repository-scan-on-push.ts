import { check } from '../../../../model/check.ts'
import { isTrue } from '../../predicates/property.ts'

export default check({
  title: 'Repository scans images when they are pushed',
  resource: 'AWS::ECR::Repository',
  severity: 'medium',
  why: 'A scan at push finds known vulnerabilities before the image runs anywhere.',
  fix: {
    text: 'Scan on push, better with enhanced scanning for the whole registry.',
    effort: 'S',
    cli: 'aws ecr put-image-scanning-configuration --repository-name REPOSITORY --image-scanning-configuration scanOnPush=true',
    cloudformation: 'ImageScanningConfiguration: { ScanOnPush: true }',
    terraform: 'image_scanning_configuration { scan_on_push = true }',
  },
  reads: ['ImageScanningConfiguration'],
  test: (repository) =>
    isTrue(repository, 'ImageScanningConfiguration.ScanOnPush', {
      pass: 'Images are scanned at push.',
      fail: 'Images are not scanned at push.',
    }),
  examples: {
    pass: [{ properties: { ImageScanningConfiguration: { ScanOnPush: true } } }],
    fail: [{ properties: {} }],
    unknown: [{ properties: { ImageScanningConfiguration: { $unknown: 'unresolved' } } }],
  },
})
