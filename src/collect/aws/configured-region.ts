/**
 * The Region of the environment or profile; `us-east-1` when none is configured.
 * The SDK finds it in the same way for every client, so that `AWS_REGION` and profiles mean what they mean elsewhere.
 */
export async function configuredRegion(profile: string | undefined): Promise<string> {
  const { STS } = await import('@aws-sdk/client-sts')
  try {
    return await new STS(profile === undefined ? {} : { profile }).config.region()
  } catch {
    return 'us-east-1'
  }
}
