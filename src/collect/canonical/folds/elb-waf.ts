import { put } from '../draft.ts'
import { type Fold, foldInto } from '../fold.ts'

export const elbWaf: Readonly<Record<string, Fold>> = {
  'AWS::WAFv2::WebACLAssociation': (child, stack) =>
    foldInto(child, stack, {
      parent: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      reference: child.properties['ResourceArn'],
      property: 'WebACLArn',
      mode: 'value',
      move: (balancer) =>
        put(balancer, 'WebACLArn', child.properties['WebACLArn'], child, '/WebACLArn'),
    }),
}
