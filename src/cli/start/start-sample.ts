import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { dataHome } from '../../app/data-home.ts'
import { type Home, openEmbeddedHome } from '../../app/open-home.ts'
import { keepSample } from '../../app/sample/keep-sample.ts'
import { reviewSample } from '../../app/sample/review-sample.ts'
import { createOneTimeLinks } from '../../app/users/one-time-links.ts'
import { loadBrief } from '../../app/write-document.ts'
import { PlinthError } from '../../model/diagnostic.ts'
import type { Review } from '../../model/review.ts'
import type { RunningServer } from '../../server/http.ts'
import { serve } from '../../server/serve.ts'
import { buildConsoleFromSource } from '../build-console.ts'
import { isPortTaken } from '../options/port.ts'
import { documentOptions } from '../run-review.ts'
import { untilSignal } from '../until-signal.ts'
import { browserCommand, openBrowser } from './open-browser.ts'

export interface StartOptions {
  /** Port to listen on; absent: 7070 or the next one that is free. */
  readonly port?: number
  /** Whether a browser may be opened. */
  readonly open: boolean
  /** Only review and print. */
  readonly print: boolean
}

const host = '127.0.0.1'
const firstPort = 7070
/** Ports that are tried in turn before any free one is taken. */
const tries = 10

/**
 * What `npm start` does: reviews the sample, prints the review, and serves the console with it until a signal. The store
 * is one of its own, within the data home, and is used again by the next start.
 * @throws PlinthError when the store is in use or the port is taken
 */
export async function startSample({ port, open, print }: StartOptions): Promise<void> {
  const review = await reviewSample()
  const write = await loadBrief()
  for (const line of write(review, documentOptions(true))) process.stdout.write(line)
  process.stdout.write(ownReview)
  if (print) return
  const signal = untilSignal()
  await buildConsoleFromSource(true)
  const folder = join(dataHome(), 'sample')
  const home = await openEmbeddedHome(folder, false).catch((error: unknown) => {
    throw isInUse(error) ? alreadyRuns(error) : error
  })
  try {
    const { running, link } = await serveSample(home, folder, review, port)
    tell(running.url, port)
    const browser = open ? browserCommand(surroundings()) : undefined
    process.stdout.write(
      `  Open the console, once, within 10 minutes (Ctrl-C ends it):\n  ${link}\n`,
    )
    if (browser !== undefined) openBrowser(browser, link)
    await signal
    process.stderr.write('Closing.\n')
    await running.close()
  } finally {
    await home.store.close()
  }
}

/** Serves the store, and says where the link is that opens the console on the sample. */
async function serveSample(
  home: Home,
  folder: string,
  review: Review,
  port: number | undefined,
): Promise<{ readonly running: RunningServer; readonly link: string }> {
  const address = `http://${host}:${port ?? firstPort}`
  const { workload } = await keepSample(home.store.db, folder, review, address)
  const links = createOneTimeLinks(Date.now, `/workloads/${workload}`)
  const apiToken = randomBytes(32).toString('base64url')
  const running = await onFreePort(port, (free) =>
    serve(home, { host, port: free, apiToken, apiHosts: [host], links }),
  )
  return { running, link: `${running.url}/sign-in/link/${links.issue()}` }
}

/** Starts on the port that was named, else on the first that is free. */
async function onFreePort<T>(
  named: number | undefined,
  start: (port: number) => Promise<T>,
): Promise<T> {
  if (named !== undefined)
    return start(named).catch((error: unknown) => {
      throw isPortTaken(error) ? portTaken(named) : error
    })
  for (let port = firstPort; port < firstPort + tries; port++)
    try {
      return await start(port)
    } catch (error) {
      if (!isPortTaken(error)) throw error
    }
  return start(0)
}

function tell(url: string, named: number | undefined): void {
  const port = Number(new URL(url).port)
  if (named === undefined && port !== firstPort)
    process.stdout.write(
      `  Port ${firstPort} is taken by another process; this is port ${port}.\n\n`,
    )
}

function surroundings() {
  return {
    platform: process.platform,
    env: process.env,
    terminal: process.stdout.isTTY === true,
  }
}

function isInUse(error: unknown): error is PlinthError {
  return error instanceof PlinthError && error.diagnostic.code === 'store-in-use'
}

function alreadyRuns({ diagnostic }: PlinthError): PlinthError {
  return new PlinthError({
    ...diagnostic,
    message: `The sample is served already: ${diagnostic.message}`,
    help: 'Open the link that it printed, or stop it (Ctrl-C) and start again for a new link.',
  })
}

function portTaken(port: number): PlinthError {
  return new PlinthError({
    code: 'serve-port-taken',
    severity: 'error',
    message: `Another process listens on ${host}:${port}.`,
    help: 'Stop it, or name another port; without --port the next free one is taken.',
  })
}

/** What a newcomer does next. */
const ownReview = `
  This was ExamplePay, the bundled sample. Review your own plan:
    terraform plan -out tf.plan && terraform show -json tf.plan > plan.json
    npm start -- --terraform plan.json

  or a template:     npm start -- --cloudformation template.yaml
  or your account:   npm start -- --aws --region eu-west-1

`
