import { type Metrics, NO_METRICS } from '../../model/metrics'
import { readEpDevice } from '../devices/ep-device'
import { readDevices } from '../devices/read-devices'
import { requiredObject } from '../nested'
import type { Section } from '../section'
import { fraction, percent, usedShare } from '../values/percent'
import { size } from '../values/size'
import { temperature } from '../values/temperature'
import type { Contents } from './dialect'
import { readGateway } from './read-gateway'

/** D2, device status (V2R2–V5R5). Source: box-protocol.md, "Where each metric comes from". */
export function readDeviceStatus(report: Section, owner: string): Contents {
  const ext = requiredObject(report, 'gateway_ext_data')
  return {
    gateway: readGateway(report, ext, { fault: null, metrics: metrics(ext), openUnits: [] }),
    devices: readDevices(report, 'sub_devices', owner, readEpDevice),
  }
}

function metrics(ext: Section): Metrics {
  return {
    ...NO_METRICS,
    cpu: percent(ext, 'cpu_usage'),
    memory: fraction(ext, 'memory_usage'),
    memoryBytes: size(ext, 'memory_size'),
    disk: usedShare(ext, 'disk_free_size', 'disk_size'),
    diskBytes: size(ext, 'disk_size'),
    temperature: temperature(ext, 'temperature'),
  }
}
