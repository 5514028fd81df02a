import type { Metrics } from '../../model/metrics'
import type { GatewayReport } from '../../model/report'
import { object, requiredObject } from '../nested'
import type { Section } from '../section'
import { externalDisk } from '../values/external-disk'
import { fanSpeed } from '../values/fan-speed'
import { flag } from '../values/flag'
import { fraction } from '../values/percent'
import { size } from '../values/size'
import { temperature } from '../values/temperature'
import { text } from '../values/text'
import { readGateway } from './read-gateway'

/** The gateway as D3 and D4 measure it. Source: box-protocol.md, "Where each metric comes from". */
export function readDetailedGateway(report: Section): GatewayReport {
  const ext = requiredObject(report, 'gateway_ext_data')
  return readGateway(report, ext, { fault: null, metrics: metrics(ext), openUnits: [] })
}

function metrics(ext: Section): Metrics {
  const memory = object(ext, 'memory_info')
  const disk = object(ext, 'disk_info')
  const external = object(ext, 'external_hard_drives_info')
  return {
    cpu: fraction(object(ext, 'cpu_info'), 'cpu_rate'),
    memory: fraction(memory, 'total_memory_scale'),
    memoryBytes: size(memory, 'hardware_total_memory'),
    disk: fraction(disk, 'disk_rate'),
    diskBytes: size(disk, 'hardware_total_disk'),
    temperature: temperature(ext, 'temperature'),
    boardTemperature: temperature(ext, 'board_temperature'),
    tpu: fraction(object(ext, 'tpu_info'), 'tpu_rate'),
    fan: fanSpeed(ext, 'fan_speed'),
    uptime: text(ext, 'uptime'),
    externalDisk: externalDisk({
      mounted: flag(external, 'external_hard_state'),
      used: fraction(external, 'external_hard_disk_rate'),
      bytes: size(external, 'external_hard_total_disk'),
    }),
  }
}
