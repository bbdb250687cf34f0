import type { Resource } from '../../../model/resource.ts'

/** Stands for the account of a template that nobody named: never a real one, and the same throughout a review. */
export const unnamedAccount = '000000000000'

/** Type → the ARN that a resource of a template will have, where its name is in it. */
const shapes: Readonly<Record<string, (name: string, place: string, path: string) => string>> = {
  'AWS::IAM::Role': (name, place, path) => `iam::${accountOf(place)}:role${path}${name}`,
  'AWS::IAM::User': (name, place, path) => `iam::${accountOf(place)}:user${path}${name}`,
  'AWS::IAM::Group': (name, place, path) => `iam::${accountOf(place)}:group${path}${name}`,
  'AWS::IAM::ManagedPolicy': (name, place, path) => `iam::${accountOf(place)}:policy${path}${name}`,
  'AWS::IAM::SAMLProvider': (name, place) => `iam::${accountOf(place)}:saml-provider/${name}`,
  'AWS::IAM::InstanceProfile': (name, place, path) =>
    `iam::${accountOf(place)}:instance-profile${path}${name}`,
  'AWS::S3::Bucket': (name) => `s3:::${name}`,
  'AWS::Lambda::Function': (name, place) => `lambda:${place}:function:${name}`,
  'AWS::DynamoDB::Table': (name, place) => `dynamodb:${place}:table/${name}`,
  'AWS::SQS::Queue': (name, place) => `sqs:${place}:${name}`,
  'AWS::SNS::Topic': (name, place) => `sns:${place}:${name}`,
  'AWS::KMS::Key': (name, place) => `kms:${place}:key/${name}`,
  'AWS::SecretsManager::Secret': (name, place) => `secretsmanager:${place}:secret:${name}`,
  'AWS::ECR::Repository': (name, place) => `ecr:${place}:repository/${name}`,
  'AWS::EC2::Instance': (name, place) => `ec2:${place}:instance/${name}`,
  'AWS::EFS::FileSystem': (name, place) => `elasticfilesystem:${place}:file-system/${name}`,
  'AWS::Backup::BackupVault': (name, place) => `backup:${place}:backup-vault:${name}`,
  'AWS::Kinesis::Stream': (name, place) => `kinesis:${place}:stream/${name}`,
  'AWS::OpenSearchService::Domain': (name, place) => `es:${place}:domain/${name}`,
  'AWS::Events::EventBus': (name, place) => `events:${place}:event-bus/${name}`,
  'AWS::ApiGateway::RestApi': (name, place) =>
    `apigateway:${place.slice(0, place.indexOf(':'))}::/restapis/${name}`,
  'AWS::CodeArtifact::Domain': (name, place) => `codeartifact:${place}:domain/${name}`,
  'AWS::CodeArtifact::Repository': (name, place) => `codeartifact:${place}:repository/${name}`,
  'AWS::S3::AccessPoint': (name, place) => `s3:${place}:accesspoint/${name}`,
  'AWS::Lambda::LayerVersion': (name, place) => `lambda:${place}:layer:${name}:1`,
  'AWS::Logs::LogGroup': (name, place) => `logs:${place}:log-group:${name}`,
  'AWS::CodeBuild::Project': (name, place) => `codebuild:${place}:project/${name}`,
  'AWS::CloudFormation::Stack': (name, place) => `cloudformation:${place}:stack/${name}/1`,
}

/**
 * The ARN of a resource: its own, or for one of a template or plan the ARN that it will have, with its logical name where it has
 * no name yet. `undefined` for types whose ARN does not follow from a name.
 */
export function arnOf(resource: Resource): string | undefined {
  if (resource.arn !== undefined) return resource.arn
  if (resource.type === 'AWS::IAM::OIDCProvider') return providerArn(resource)
  const shape = Object.hasOwn(shapes, resource.type) ? shapes[resource.type] : undefined
  if (shape === undefined) return undefined
  const { account = unnamedAccount, region = 'us-east-1', properties } = resource
  const { Path: path } = properties
  const name = (resource.name ?? resource.id).replaceAll(/[^\w+=,.@/-]/g, '-')
  return `arn:aws:${shape(name, `${region}:${account}`, typeof path === 'string' ? path : '/')}`
}

/** A provider goes by the URL of its issuer. */
function providerArn({ account = unnamedAccount, properties }: Resource): string | undefined {
  const { Url: url } = properties
  if (typeof url !== 'string' || url.includes('${')) return undefined
  return `arn:aws:iam::${account}:oidc-provider/${url.replace(/^https?:\/\//, '')}`
}

function accountOf(place: string): string {
  return place.slice(place.indexOf(':') + 1)
}
