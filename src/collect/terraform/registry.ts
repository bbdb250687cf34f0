import type { Mapping, Mappings } from './mapping.ts'
import { acm } from './types/acm.ts'
import { apiGateway } from './types/api-gateway.ts'
import { applications } from './types/applications.ts'
import { backup } from './types/backup.ts'
import { cloudfront } from './types/cloudfront.ts'
import { cloudtrail } from './types/cloudtrail.ts'
import { cloudwatch } from './types/cloudwatch.ts'
import { config } from './types/config.ts'
import { containers } from './types/containers.ts'
import { dataStores } from './types/data-stores.ts'
import { detection } from './types/detection.ts'
import { developerTools } from './types/developer-tools.ts'
import { dynamodb } from './types/dynamodb.ts'
import { ec2Instance } from './types/ec2-instance.ts'
import { ec2Network } from './types/ec2-network.ts'
import { ec2SecurityGroup } from './types/ec2-security-group.ts'
import { ec2Storage } from './types/ec2-storage.ts'
import { ecr } from './types/ecr.ts'
import { efs } from './types/efs.ts'
import { elb } from './types/elb.ts'
import { iam } from './types/iam.ts'
import { kms } from './types/kms.ts'
import { lambda } from './types/lambda.ts'
import { messaging } from './types/messaging.ts'
import { organizations } from './types/organizations.ts'
import { rds } from './types/rds.ts'
import { s3 } from './types/s3.ts'
import { secretsmanager } from './types/secretsmanager.ts'
import { waf } from './types/waf.ts'

const all: readonly Mappings[] = [
  acm,
  apiGateway,
  applications,
  backup,
  cloudfront,
  cloudtrail,
  cloudwatch,
  config,
  containers,
  dataStores,
  detection,
  developerTools,
  dynamodb,
  ec2Instance,
  ec2Network,
  ec2SecurityGroup,
  ec2Storage,
  ecr,
  efs,
  elb,
  iam,
  kms,
  lambda,
  messaging,
  organizations,
  rds,
  s3,
  secretsmanager,
  waf,
]

/** Every mapping by Terraform type. */
export const mappings: ReadonlyMap<string, Mapping> = new Map(
  all.flatMap((group) => Object.entries(group)),
)
