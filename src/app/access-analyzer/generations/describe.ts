import type { PolicyGenerationRow } from '../../../store/schema.ts'

/** A generation as `ListPolicyGenerations` shows it. */
export function describeGeneration({ id, principal, status, created, data }: PolicyGenerationRow) {
  return {
    jobId: id,
    principalArn: principal,
    status,
    startedOn: new Date(created),
    ...(data.completed !== undefined && { completedOn: new Date(data.completed) }),
  }
}

/** A generation with its policies as `GetGeneratedPolicy` shows it; without policies until it succeeded. */
export function describeResult(row: PolicyGenerationRow) {
  const { principalArn, ...job } = describeGeneration(row)
  const { error, policies = [], complete, trails, from, to } = row.data
  return {
    jobDetails: {
      ...job,
      ...(error !== undefined && { jobError: { code: 'SERVICE_ERROR' as const, message: error } }),
    },
    generatedPolicyResult: {
      properties: {
        principalArn,
        ...(complete !== undefined && { isComplete: complete }),
        cloudTrailProperties: {
          trailProperties: trails.map(describeTrail),
          startTime: new Date(from),
          endTime: new Date(to),
        },
      },
      generatedPolicies: policies.map((policy) => ({ policy })),
    },
  }
}

function describeTrail({ cloudTrailArn, regions, allRegions }: Trail) {
  return {
    cloudTrailArn: String(cloudTrailArn),
    ...(Array.isArray(regions) && { regions: regions.map(String) }),
    ...(typeof allRegions === 'boolean' && { allRegions }),
  }
}

type Trail = PolicyGenerationRow['data']['trails'][number]
