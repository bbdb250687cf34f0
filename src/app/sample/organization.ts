import type { Place } from './place.ts'

/** The five accounts of ExamplePay, a fictional payments platform. All ids are synthetic. */
export const accounts = {
  management: '111122223333',
  logArchive: '222233334444',
  security: '333344445555',
  production: '444455556666',
  development: '555566667777',
} as const

export const regions = ['eu-west-1', 'eu-central-1'] as const
export const organizationId = 'o-example1234'

/** A place in an account, tagged as the organisation tags everything. */
export function at(account: keyof typeof accounts, region?: string): Place {
  return {
    account: accounts[account],
    ...(region !== undefined && { region }),
    tags: { environment: account, 'cost-center': 'payments' },
  }
}
