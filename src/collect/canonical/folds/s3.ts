import { put } from '../draft.ts'
import { type Fold, foldInto } from '../fold.ts'

export const s3: Readonly<Record<string, Fold>> = {
  'AWS::S3::BucketPolicy': (child, stack) =>
    foldInto(child, stack, {
      parent: 'AWS::S3::Bucket',
      reference: child.properties['Bucket'],
      property: 'ResourcePolicy',
      mode: 'value',
      move: (bucket) =>
        put(bucket, 'ResourcePolicy', child.properties['PolicyDocument'], child, '/PolicyDocument'),
    }),
}
