import type { Metrics } from '../../model/metrics'
import type { Fault } from '../../model/report'
import { readEpDevice } from '../devices/ep-device'
import { readDevices } from '../devices/read-devices'
import { requiredObject } from '../nested'
import { type Section, warn } from '../section'
import { openUnit } from '../values/percent'
import { size } from '../values/size'
import { code } from '../values/text'
import type { Contents } from './dialect'
import { readGateway } from './read-gateway'

/** D1, fog status (V2R1): the report of the commissioning document. Source: box-protocol.md, "Fields". */
export function readFogStatus(report: Section, owner: string): Contents {
  const ext = requiredObject(report, 'gateway_ext_data')
  return {
    gateway: readGateway(report, ext, {
      fault: fault(ext),
      metrics: metrics(ext),
      openUnits: ['cpu', 'memory', 'disk'],
    }),
    devices: readDevices(report, 'sub_devices', owner, readEpDevice),
  }
}

function metrics(ext: Section): Metrics {
  return {
    cpu: openUnit(ext, 'cpu_use'),
    memory: openUnit(ext, 'memory_use'),
    memoryBytes: size(ext, 'memory_size'),
    disk: openUnit(ext, 'disk_use'),
    diskBytes: size(ext, 'disk_size'),
    temperature: null,
    boardTemperature: null,
    tpu: null,
    fan: null,
    uptime: null,
    externalDisk: null,
  }
}

/** `status` is -1 in trouble, 0 otherwise. `status_desc` is a description, whatever type the document gives it. */
function fault(ext: Section): Fault | null {
  const status = code(ext, 'status')
  if (status === null) return null
  if (status !== '-1' && status !== '0') {
    warn(ext, 'unreadable', 'status')
    return null
  }
  const description = code(ext, 'status_desc')
  return { active: status === '-1', description: description === '0' ? null : description }
}
