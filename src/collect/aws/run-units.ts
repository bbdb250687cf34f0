import { setMaxListeners } from 'node:events'
import type { Collector } from './collector.ts'
import type { Progress } from './progress.ts'
import type { Timing } from './timing.ts'
import { type Run, Unit } from './unit.ts'

interface Bounds {
  readonly timing: Timing
  readonly signal: AbortSignal
  readonly onProgress: ((progress: Progress) => void) | undefined
}

interface Planned {
  readonly collector: Collector
  /** Absent for a global service. */
  readonly region?: string
}

const unitsAtOnce = 24

/**
 * Runs every collector in every Region, several at a time, each within the time budget of a service.
 * @param home Region where global services live
 */
export async function runUnits(
  run: Run,
  collectors: readonly Collector[],
  home: string,
  bounds: Bounds,
): Promise<void> {
  const units = plan(run, collectors)
  let done = 0
  const queue = units.values()
  const worker = async () => {
    for (const { collector, region } of queue) {
      if (bounds.signal.aborted) return
      await runUnit(run, collector, region ?? home, bounds)
      done++
      const place = region === undefined ? {} : { region }
      bounds.onProgress?.({ done, total: units.length, service: collector.service, ...place })
    }
  }
  await Promise.all(Array.from({ length: Math.min(unitsAtOnce, units.length) }, worker))
}

/** Global services first: they tend to take longest. Then Region by Region, so that one Region's limits are not hit at once. */
function plan(run: Run, collectors: readonly Collector[]): readonly Planned[] {
  const global = collectors.filter((c) => c.scope === 'global').map((collector) => ({ collector }))
  const regional = collectors
    .filter((c) => c.scope === 'regional')
    .flatMap((collector) => run.regions.map((region) => ({ collector, region })))
  return [...global, ...regional]
}

async function runUnit(
  run: Run,
  collector: Collector,
  region: string,
  bounds: Bounds,
): Promise<void> {
  const budget = new AbortController()
  const seconds = bounds.timing.service / 1000
  const timer = setTimeout(
    () => budget.abort(`the time budget of ${seconds} s for ${collector.service} is spent`),
    bounds.timing.service,
  )
  const signal = AbortSignal.any([bounds.signal, budget.signal])
  setMaxListeners(0, signal)
  const unit = new Unit(run, collector, region, signal)
  try {
    await collector.collect(unit)
  } catch (error) {
    unit.crashed(error)
  } finally {
    clearTimeout(timer)
  }
}
