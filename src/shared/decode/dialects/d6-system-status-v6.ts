import type { Metrics } from '../../model/metrics'
import { object, requiredObject } from '../nested'
import type { Section } from '../section'
import { externalDisk } from '../values/external-disk'
import { fanSpeed } from '../values/fan-speed'
import { flag } from '../values/flag'
import { fraction } from '../values/percent'
import { size } from '../values/size'
import { temperature } from '../values/temperature'
import { text } from '../values/text'
import type { Contents } from './dialect'
import { readGateway } from './read-gateway'

/** D6, system status (V6): the gateway alone; D7 speaks of its devices. Source: box-protocol.md, "Dialects". */
export function readSystemStatusV6(report: Section): Contents {
  const ext = requiredObject(report, 'gateway_ext_data')
  return {
    gateway: readGateway(report, ext, { fault: null, metrics: metrics(ext), openUnits: [] }),
    devices: null,
  }
}

function metrics(ext: Section): Metrics {
  const memory = object(ext, 'memory_info')
  const emmc = object(ext, 'emmc')
  const hdd = object(ext, 'hdd')
  return {
    cpu: fraction(object(ext, 'cpu_info'), 'cur_cpu_usage'),
    memory: fraction(memory, 'svt_memory_usage'),
    memoryBytes: size(memory, 'total_memory'),
    disk: fraction(emmc, 'disk_usage'),
    diskBytes: size(emmc, 'nominal_capacity'),
    temperature: temperature(ext, 'core_temperature'),
    boardTemperature: temperature(ext, 'board_temperature'),
    tpu: fraction(object(ext, 'tpu_info'), 'tpu_usage'),
    fan: fanSpeed(ext, 'fan_speed'),
    uptime: text(ext, 'uptime'),
    externalDisk: externalDisk({
      mounted: flag(hdd, 'mount_status'),
      used: fraction(hdd, 'disk_usage'),
      bytes: size(hdd, 'nominal_capacity'),
    }),
  }
}
