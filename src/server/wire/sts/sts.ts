import { randomUUID } from 'node:crypto'
import type { Authenticate, CallInfo, Dispatch } from '../dispatch.ts'
import { WireError } from '../protocol/wire-error.ts'
import type { RawRequest, RawResponse } from '../raw-message.ts'

export interface StsOptions {
  readonly authenticate: Authenticate
  /** Milliseconds since the epoch. */
  readonly clock: () => number
  readonly onError: (error: unknown, call: CallInfo) => void
}

/**
 * Answers `sts:GetCallerIdentity`, with which tools ask whose keys they have before they do anything, and nothing else of STS. It
 * never throws. Source: the AWS Query protocol, and the Security Token Service API reference, version 2011-06-15.
 */
export function createSts({ authenticate, clock, onError }: StsOptions): Dispatch {
  return async (request) => {
    const requestId = randomUUID()
    try {
      const { caller } = await authenticate(request, clock())
      const action = readAction(request)
      if (action !== 'GetCallerIdentity') throw notServed(action)
      const { principalArn: arn, account, keyId } = caller
      const result = `<Arn>${escape(arn)}</Arn><UserId>${escape(keyId)}</UserId><Account>${escape(account)}</Account>`
      return xml(
        200,
        'GetCallerIdentityResponse',
        `<GetCallerIdentityResult>${result}</GetCallerIdentityResult><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`,
      )
    } catch (error) {
      if (!(error instanceof WireError)) onError(error, { requestId, operation: 'sts' })
      const { status, type, message } =
        error instanceof WireError
          ? error
          : new WireError(500, 'InternalFailure', 'Internal server error')
      const fault = status < 500 ? 'Sender' : 'Receiver'
      const code = type.replace(/Exception$/, '')
      return xml(
        status,
        'ErrorResponse',
        `<Error><Type>${fault}</Type><Code>${code}</Code><Message>${escape(message)}</Message></Error><RequestId>${requestId}</RequestId>`,
      )
    }
  }
}

/** The Query protocol names the operation in the form of a POST, or in the query of a GET. */
function readAction({ method, target, body }: RawRequest): string {
  const query = target.slice(target.indexOf('?') + 1)
  const form =
    method === 'POST' ? new TextDecoder().decode(body) : target.includes('?') ? query : ''
  return new URLSearchParams(form).get('Action') ?? ''
}

function notServed(action: string): WireError {
  const what = action === '' ? 'The request names no Action.' : `${action} is not served here.`
  return new WireError(400, 'InvalidAction', `${what} Of STS, Plinth answers GetCallerIdentity.`)
}

function xml(status: number, root: string, content: string): RawResponse {
  const text = `<${root} xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${content}</${root}>`
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body: new TextEncoder().encode(text),
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Text for XML 1.0; characters that it cannot hold become U+FFFD. */
function escape(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
}
