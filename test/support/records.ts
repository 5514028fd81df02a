import fc from 'fast-check'
import type { ReportRecord } from '../../src/shared/history/record'
import type { Metrics } from '../../src/shared/model/metrics'
import type { DeviceReport, GatewayReport, Report, ReportWarning } from '../../src/shared/model/report'

/** Any record that decoding could have made, and some that it could not: Chinese, line ends that JSON lets through, lone surrogates. */
export function anyRecord(gateways: readonly string[]): fc.Arbitrary<ReportRecord> {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom('东门岗亭', 'a\u2028b\u2029c\u0085', '__proto__', '$x.y', '\ud800', ''),
  )
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
  // JSON knows no -0, and no decoder makes one; what rounds to it is left out.
  const number = fc
    .oneof(
      fc.double({ noNaN: true, min: -1e15, max: 1e15 }),
      fc.integer({ min: -1000, max: 100_000 }).map((n) => n / 100),
      fc.constantFrom(0.1, 77, 6.5, 2 ** 53, 1e-9),
    )
    .map((n) => (Math.abs(n) < 1e-6 ? 0 : n))
  const metrics: fc.Arbitrary<Metrics> = fc.record({
    cpu: maybe(number),
    memory: maybe(number),
    memoryBytes: maybe(fc.nat()),
    disk: maybe(number),
    diskBytes: maybe(fc.nat()),
    temperature: maybe(number),
    boardTemperature: maybe(number),
    tpu: maybe(number),
    fan: maybe(number),
    uptime: maybe(text),
    externalDisk: maybe(fc.record({ mounted: maybe(fc.boolean()), used: maybe(number), bytes: maybe(fc.nat()) })),
  })
  const units = fc.subarray(['cpu', 'memory', 'disk'] as const)
  const gateway: fc.Arbitrary<GatewayReport> = fc.record({
    name: maybe(text),
    addresses: fc.array(text, { maxLength: 2 }),
    mac: maybe(text),
    port: maybe(fc.nat(65_535)),
    softwareVersion: maybe(text),
    sdkVersion: maybe(text),
    reportedStatus: maybe(text),
    fault: maybe(fc.record({ active: fc.boolean(), description: maybe(text) })),
    metrics,
    openUnits: units,
  })
  const device: fc.Arbitrary<DeviceReport> = fc.record({
    id: text,
    name: maybe(text),
    ip: maybe(text),
    status: fc.constantFrom('online', 'offline', 'unknown'),
    type: fc.constantFrom('turnstile', 'access-control', 'other'),
    typeCode: maybe(text),
    location: maybe(text),
    group: maybe(text),
    softwareVersion: maybe(text),
    url: maybe(text),
  })
  const warning: fc.Arbitrary<ReportWarning> = fc.record({
    code: fc.constantFrom('missing-field', 'wrong-type'),
    field: text,
  })
  const report = fc.record(
    {
      dialect: fc.constantFrom('D1', 'D2', 'D8'),
      sn: maybe(text),
      authCode: maybe(text),
      gateway: maybe(gateway),
      devices: maybe(fc.uniqueArray(device, { maxLength: 4, selector: ({ id }) => id })),
      sentAt: fc.integer({ min: -1e12, max: 2e12 }),
      warnings: fc.array(warning, { maxLength: 2 }),
    },
    { requiredKeys: ['dialect', 'sn', 'authCode', 'gateway', 'devices', 'warnings'] },
  ) as fc.Arbitrary<Report>
  return fc.record({
    gateway: fc.constantFrom(...gateways),
    at: fc.integer({ min: 1_700_000_000_000, max: 1_700_000_000_000 + 3 * 86_400_000 }),
    from: text,
    path: text,
    report,
    percentMetrics: units,
    devicesOnline: fc.nat(600),
    devicesTotal: fc.nat(600),
  })
}
