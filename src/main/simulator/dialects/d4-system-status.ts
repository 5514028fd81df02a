import type { Payload } from '../payload'
import type { Box } from '../world/box'
import { detailedHead, detailedStatus, nominal } from './detailed-status'
import { fraction, rounded, uptimeText } from './figures'

/** D4, "system status": D3 of the box alone, with its board, fan, TPU and external disk. */
export function d4SystemStatus(box: Box): Payload {
  const { vitals } = box
  return {
    ...detailedHead(box),
    gateway_ext_data: {
      ...detailedStatus(box),
      external_hard_drives_info: externalDisk(box),
      board_temperature: rounded(vitals.boardTemperature, 1),
      nnsdk_version: '2.0.3_20200512_175058',
      fan_speed: `${vitals.fan}r/min`,
      uptime: uptimeText(box.steppedAt - box.bootedAt),
      tpu_info: { info: { detail: 'INT8 17.6TOP;FP32 2.2TFLOPS' }, tpu_rate: fraction(vitals.tpu) },
    },
  }
}

function externalDisk({ firmware, vitals }: Box): Payload {
  const bytes = firmware.hardware.externalDiskBytes
  if (bytes === null) return { external_hard_state: '0' }
  return {
    external_hard_state: '1',
    external_hard_disk_rate: fraction(vitals.externalDisk),
    external_hard_total_disk: nominal(bytes),
    external_hard_free_disk: nominal(bytes * (1 - vitals.externalDisk / 100)),
    external_hard_used_disk: nominal(bytes * (vitals.externalDisk / 100)),
  }
}
