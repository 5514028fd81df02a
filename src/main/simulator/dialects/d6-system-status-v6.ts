import type { Payload } from '../payload'
import type { Box } from '../world/box'
import { addressOf } from '../world/identity'
import { FORMATTED, memoryShares, nominal } from './detailed-status'
import { onlineWord } from './ep-device'
import { fraction, rounded, sizeText, uptimeText } from './figures'

/** D6, V6's "system status": the box alone, its disks as `emmc` and `hdd`. */
export function d6SystemStatusV6(box: Box): Payload {
  const { vitals, firmware } = box
  const { memoryBytes, diskBytes, externalDiskBytes } = firmware.hardware
  return {
    gateway_ip: addressOf(box),
    gateway_status: onlineWord(box.fault === null),
    gateway_port: 80,
    gateway_name: box.name,
    gateway_sn: box.serial,
    reporter_id: box.authCode,
    gateway_mac: box.mac,
    gateway_ext_data: {
      fan_speed: vitals.fan,
      core_temperature: rounded(vitals.temperature, 1),
      board_temperature: rounded(vitals.boardTemperature, 1),
      uptime: uptimeText(box.steppedAt - box.bootedAt),
      cpu_info: { cpu_freq: '2.3Ghz', cpu_arch: 'A53', cur_cpu_usage: fraction(vitals.cpu), cpu_cores: '8' },
      tpu_info: { tpu_usage: fraction(vitals.tpu), tpu_description: 'INT8 17.6TOP;FP32 3.0TFLOPS' },
      memory_info: {
        ...memoryShares(vitals.memory),
        svt_free_memory: sizeText(memoryBytes * FORMATTED * (1 - vitals.memory / 100)),
        svt_memory_usage: fraction(vitals.memory),
        svt_memory: sizeText(memoryBytes * FORMATTED),
        svt_used_memory: sizeText(memoryBytes * FORMATTED * (vitals.memory / 100)),
        total_memory: nominal(memoryBytes),
      },
      emmc: disk(diskBytes, vitals.disk),
      hdd: externalDiskBytes === null ? { mount_status: false } : disk(externalDiskBytes, vitals.externalDisk),
    },
  }
}

function disk(bytes: number, percent: number): Payload {
  const total = bytes * FORMATTED
  return {
    total_disk: sizeText(total),
    nominal_capacity: nominal(bytes),
    free_disk: sizeText(total * (1 - percent / 100)),
    used_disk: sizeText(total * (percent / 100)),
    mount_status: true,
    disk_usage: fraction(percent),
  }
}
