import type { Facts } from '../../../model/facts.ts'
import type { Resource } from '../../../model/resource.ts'
import { isUnknown, unknown } from '../../../model/unknown.ts'
import { isPublicCidr } from './network.ts'
import { or, type Truth } from './truth.ts'
import { dig, fact, list, read } from './value.ts'

const tableType = 'AWS::EC2::RouteTable'
const gatewayType = 'AWS::EC2::InternetGateway'

/** The types that a check relates to when it asks where a subnet's traffic goes. */
export const routeTypes = [tableType, gatewayType] as const

const noTable = unknown('not-collected', 'the route table of the subnet')
const noGateway = unknown('not-collected', 'the gateway that a default route points to')

/** Whether a subnet is public: its route table sends Internet addresses to an Internet gateway. */
export function routesToInternet(subnet: Resource, facts: Facts): Truth {
  const own = facts.referring(tableType, 'SubnetIds', subnet)
  const tables = own.length > 0 ? own : mainTables(subnet, facts)
  if (tables.length === 0) {
    const seen = facts.seen(tableType, subnet)
    return seen === true ? noTable : seen
  }
  let result: Truth = false
  for (const table of tables) result = or(result, leadsOut(table, facts))
  return result
}

/** The main table of the VPC serves subnets that name no other; only a live source knows which it is. */
function mainTables(subnet: Resource, facts: Facts): readonly Resource[] {
  const vpc = facts.find('AWS::EC2::VPC', read(subnet, 'VpcId'), subnet)
  if (vpc === undefined) return []
  return facts.referring(tableType, 'VpcId', vpc).filter((t) => fact(t, 'Main') === true)
}

function leadsOut(table: Resource, facts: Facts): Truth {
  const routes = list(read(table, 'Routes'))
  if (isUnknown(routes)) return routes
  let result: Truth = false
  for (const route of routes) {
    result = or(result, isUnknown(route) ? route : isInternetRoute(route, table, facts))
    if (result === true) return true
  }
  return result
}

function isInternetRoute(route: unknown, table: Resource, facts: Facts): Truth {
  const anywhere = or(
    isPublicCidr(dig(route, 'DestinationCidrBlock')),
    isPublicCidr(dig(route, 'DestinationIpv6CidrBlock')),
  )
  if (anywhere === false) return false
  const gateway = dig(route, 'GatewayId')
  if (gateway === undefined || gateway === null || gateway === 'local') return false
  if (isUnknown(gateway)) return gateway
  const name = String(gateway)
  if (name.startsWith('igw-') || facts.find(gatewayType, name, table) !== undefined) return anywhere
  return name.startsWith('vgw-') || name.startsWith('vpce-') ? false : noGateway
}
