import { buildPlan, constant, type Described } from '../terraform/build-plan.ts'
import { computePlan } from './plan-compute.ts'
import { dataPlan } from './plan-data.ts'
import { edgePlan } from './plan-edge.ts'
import { identityPlan } from './plan-identity.ts'
import { networkPlan } from './plan-network.ts'
import { storagePlan } from './plan-storage.ts'
import { watchPlan } from './plan-watch.ts'

const resources: readonly Described[] = [
  ...storagePlan,
  ...networkPlan,
  ...computePlan,
  ...dataPlan,
  ...identityPlan,
  ...edgePlan,
  ...watchPlan,
]

/**
 * The estate of `template.yaml` as `terraform show -json` writes a plan of it. A resource is named like its logical id,
 * so that verdicts can be compared; settings that Terraform has as resources of their own carry the id of their own.
 */
export const plan = buildPlan({
  resources,
  providers: {
    aws: {
      name: 'aws',
      full_name: 'registry.terraform.io/hashicorp/aws',
      expressions: { region: constant('us-east-1') },
    },
  },
  priorData: [
    { address: 'data.aws_caller_identity.current', values: { account_id: '123456789012' } },
  ],
})
