/**
 * Waits for the signal that ends a server. More signals change nothing while it closes: a terminal sends Ctrl-C to a
 * command and to whoever started it, who sends it on.
 */
export function untilSignal(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done())
  })
}
