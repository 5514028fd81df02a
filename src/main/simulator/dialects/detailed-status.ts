import type { Payload } from '../payload'
import type { Box } from '../world/box'
import { GIB } from '../world/firmware'
import { addressOf } from '../world/identity'
import { onlineWord } from './ep-device'
import { fraction, rounded, sizeText } from './figures'

/** The head of D3 and D4: who the box is and where its pages are. */
export function detailedHead(box: Box) {
  return {
    // The second address is the one every box of this generation has on its inner network.
    gateway_ip: `${addressOf(box)} 192.168.150.1`,
    gateway_port: 80,
    gateway_name: box.name,
    gateway_sn: box.serial,
    gateway_status: onlineWord(box.fault === null),
    dev_sno: box.authCode,
  }
}

/** What D3 and D4 both put into `gateway_ext_data`. */
export function detailedStatus({ mac, vitals, firmware }: Box) {
  return {
    gateway_mac: mac,
    cpu_info: {
      info: { cpu_type: 'A53', cpu_freq: '2.3Ghz', cpu_count: '8' },
      cpu_rate: fraction(vitals.cpu),
    },
    sdk_version: ` ${firmware.sdkVersion}`,
    memory_info: {
      ...usedAndFree('memory', firmware.hardware.memoryBytes, vitals.memory),
      hardware_total_memory: nominal(firmware.hardware.memoryBytes),
      total_memory_scale: fraction(vitals.memory),
      ...memoryShares(vitals.memory),
    },
    disk_info: {
      disk_rate: fraction(vitals.disk),
      used_disk: sizeText(firmware.hardware.diskBytes * FORMATTED * (vitals.disk / 100)),
      free_disk: sizeText(firmware.hardware.diskBytes * FORMATTED * (1 - vitals.disk / 100)),
      total_disk: sizeText(firmware.hardware.diskBytes * FORMATTED),
      hardware_total_disk: nominal(firmware.hardware.diskBytes),
    },
    box_usage: null,
    temperature: rounded(vitals.temperature, 1),
    sw_version: ` ${firmware.softwareVersion}`,
  }
}

/** The memory of the system, of video and of the TPU, each about a third; D6 lists them too. */
export function memoryShares(percent: number): Payload {
  const share = (scale: string): Payload => ({
    used: sizeText(SHARE_BYTES * (percent / 100)),
    total: sizeText(SHARE_BYTES),
    free: sizeText(SHARE_BYTES * (1 - percent / 100)),
    [scale]: fraction(percent),
  })
  return { system: share('system_scale'), video: share('video_scale'), tpu: share('tpu_scale') }
}

/** What is left of nominal capacity for use. */
export const FORMATTED = 0.95

const SHARE_BYTES = 3.84 * GIB

/** Capacities are printed with one digit: `"12.0G"`. */
export const nominal = (bytes: number): string => `${(bytes / GIB).toFixed(1)}G`

function usedAndFree(what: string, bytes: number, percent: number): Payload {
  const total = bytes * FORMATTED
  return {
    [`total_${what}`]: sizeText(total),
    [`total_used_${what}`]: sizeText(total * (percent / 100)),
    [`total_free_${what}`]: sizeText(total * (1 - percent / 100)),
  }
}
