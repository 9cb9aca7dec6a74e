import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** One request that was answered. */
export interface Answered {
  method: string
  /** As declared: an id in it would be one series for each object. */
  route: string
  status: number
  seconds: number
}

/** Figures for a monitoring system, in the Prometheus text format: counts and durations, nobody's data. */
export interface Metrics {
  answered(answer: Answered): void
  /** A figure that is read when it is asked for; a reading that fails leaves the figure out. */
  figure(name: string, help: string, label: string | null, read: () => Promise<Readonly<Record<string, number>>>): void
  text(): Promise<string>
  /** Serves the text on an address of its own, beside what people reach. @returns address and how to stop */
  serve(host: string, port: number): Promise<{ address: string; stop(): Promise<void> }>
}

/** Seconds; a page waits for its slowest request, so the upper end matters. */
const buckets = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export const createMetrics = (): Metrics => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'noroshi_' })
  const requests = new Histogram({
    name: 'noroshi_http_request_seconds',
    help: 'Time to answer, by route as declared',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers: [registry],
  })
  return {
    answered: ({ method, route, status, seconds }) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    figure: (name, help, label, read) => {
      new Gauge({
        name: `noroshi_${name}`,
        help,
        labelNames: label ? [label] : [],
        registers: [registry],
        async collect() {
          this.reset()
          const values = await read().catch(() => ({}))
          for (const [key, value] of Object.entries(values)) this.set(label ? { [label]: key } : {}, value)
        },
      })
    },
    text: () => registry.metrics(),
    serve: async (host, port) => {
      const server = createServer((request, response) => {
        if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end()
        registry.metrics().then(
          text => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
          () => response.writeHead(500).end(),
        )
      })
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen({ host, port }, resolve)
      })
      const { address, port: bound } = server.address() as AddressInfo
      return {
        address: `http://${address.includes(':') ? `[${address}]` : address}:${bound}/metrics`,
        stop: () =>
          new Promise(resolve => {
            server.close(() => resolve())
            server.closeAllConnections()
          }),
      }
    },
  }
}
