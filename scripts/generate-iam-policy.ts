/** What the run itself needs, beside the collectors. */
const own = ['ec2:DescribeRegions']

/** The read-only IAM policy of the collecting role: the actions that the collectors declare, and no other. */
export async function generateCollectorPolicy(): Promise<string> {
  const { collectors } = await import('../src/collect/aws/collectors.generated.ts')
  const actions = new Set([...own, ...collectors.flatMap((collector) => collector.actions)])
  const policy = {
    Version: '2012-10-17',
    Statement: [
      { Sid: 'PlinthRead', Effect: 'Allow', Action: [...actions].toSorted(), Resource: '*' },
    ],
  }
  return `${JSON.stringify(policy, null, 2)}\n`
}
