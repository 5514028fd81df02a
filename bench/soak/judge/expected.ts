import type { SentReport } from './truth'

/** What a report says, read from what the box meant to say, dialect by dialect, as the vendor's tables have it. */
export interface Expected {
  readonly sn: string | null
  readonly code: string | null
  readonly name: string | null
  readonly addresses: readonly string[]
  readonly mac: string | null
  readonly port: number | null
  readonly software: string | null
  readonly sdk: string | null
  readonly status: string | null
  readonly fault: boolean | null
  readonly faultText: string | null
  readonly cpu: number | null
  readonly memory: number | null
  readonly memoryBytes: number | null
  readonly disk: number | null
  readonly diskBytes: number | null
  readonly temperature: number | null
  readonly board: number | null
  readonly tpu: number | null
  readonly fan: number | null
  readonly uptime: string | null
  readonly external: { readonly mounted: boolean; readonly used: number | null; readonly bytes: number | null } | null
  readonly speaksOfGateway: boolean
  readonly devices: readonly ExpectedDevice[] | null
  readonly sentAt: number | null
}

export interface ExpectedDevice {
  readonly id: string
  readonly name: string | null
  readonly ip: string
  readonly online: boolean
  readonly typeCode: string | null
  readonly location: string | null
  readonly group: string | null
  readonly software: string | null
  readonly url: string | null
}

type Said = SentReport['payload']
type Words = (value: string) => string

const GB = 1024 ** 3

const within = (said: Said, key: string): Said => (said[key] ?? {}) as Said
const list = (said: Said, key: string): readonly Said[] => (said[key] ?? []) as readonly Said[]
const text = (said: Said, key: string): string => said[key] as string
const number = (said: Said, key: string): number => said[key] as number
const perhaps = <T>(said: Said, key: string): T | null => (said[key] ?? null) as T | null

const NOTHING: Expected = {
  ...{ sn: null, code: null, name: null, addresses: [], mac: null, port: null, software: null, sdk: null },
  ...{ status: null, fault: null, faultText: null, cpu: null, memory: null, memoryBytes: null, disk: null },
  ...{ diskBytes: null, temperature: null, board: null, tpu: null, fan: null, uptime: null, external: null },
  ...{ speaksOfGateway: false, devices: null, sentAt: null },
}

/** Percentages throughout. */
export function expectedOf({ dialect, payload: said, box }: Pick<SentReport, 'dialect' | 'payload' | 'box'>): Expected {
  const ext = within(said, 'gateway_ext_data')
  const words: Words = (value) => asEncoded(value, box.encoding)
  if (dialect === 'D5') return { ...NOTHING, code: text(said, 'dev_sno'), devices: epDevices(said, words) }
  if (dialect === 'D7') return { ...NOTHING, code: text(said, 'mq_license_key'), devices: mediaDevices(said, words) }
  if (dialect === 'D8') return relayed(said, words)
  const gateway: Expected = {
    ...NOTHING,
    speaksOfGateway: true,
    sn: text(said, 'gateway_sn'),
    code: perhaps<string>(said, 'dev_sno') ?? text(said, 'reporter_id'),
    name: words(text(said, 'gateway_name')),
    addresses: text(said, 'gateway_ip')
      .split(' ')
      .filter((word) => word !== ''),
    mac: (perhaps<string>(said, 'gateway_mac') ?? text(ext, 'gateway_mac')).toLowerCase().split('-').join(':'),
    port: perhaps(said, 'gateway_port'),
    status: text(said, 'gateway_status'),
    devices: said['sub_devices'] === undefined ? null : epDevices(said, words),
  }
  if (dialect === 'D1') return { ...gateway, ...ofD1(ext, words) }
  if (dialect === 'D2') return { ...gateway, ...ofD2(ext) }
  return { ...gateway, ...(dialect === 'D6' ? ofD6(ext) : ofD3(ext)) }
}

function ofD1(ext: Said, words: Words): Partial<Expected> {
  const lines = text(ext, 'sw_version').split('\n')
  const isFaulty = ext['status'] === '-1'
  return {
    software: lines.find((line) => line.startsWith('VERSION: '))?.slice('VERSION: '.length) ?? '?',
    sdk: text(ext, 'sdk_version'),
    fault: isFaulty,
    faultText: isFaulty ? words(text(ext, 'status_desc')) : null,
    cpu: number(ext, 'cpu_use'),
    memory: number(ext, 'memory_use') * 100,
    memoryBytes: number(ext, 'memory_size') * GB,
    disk: number(ext, 'disk_use') * 100,
    diskBytes: number(ext, 'disk_size') * GB,
  }
}

const ofD2 = (ext: Said): Partial<Expected> => ({
  software: text(ext, 'sw_version'),
  sdk: text(ext, 'sdk_version'),
  cpu: number(ext, 'cpu_usage'),
  memory: number(ext, 'memory_usage') * 100,
  memoryBytes: number(ext, 'memory_size') * GB,
  disk: (1 - number(ext, 'disk_free_size') / number(ext, 'disk_size')) * 100,
  diskBytes: number(ext, 'disk_size') * GB,
  temperature: number(ext, 'temperature'),
})

function ofD3(ext: Said): Partial<Expected> {
  const disk = within(ext, 'external_hard_drives_info')
  const fan = perhaps<string>(ext, 'fan_speed')
  return {
    software: text(ext, 'sw_version').trim(),
    sdk: text(ext, 'sdk_version').trim(),
    cpu: number(within(ext, 'cpu_info'), 'cpu_rate') * 100,
    memory: number(within(ext, 'memory_info'), 'total_memory_scale') * 100,
    memoryBytes: bytes(text(within(ext, 'memory_info'), 'hardware_total_memory')),
    disk: number(within(ext, 'disk_info'), 'disk_rate') * 100,
    diskBytes: bytes(text(within(ext, 'disk_info'), 'hardware_total_disk')),
    temperature: number(ext, 'temperature'),
    board: perhaps(ext, 'board_temperature'),
    fan: fan === null ? null : Number.parseInt(fan, 10),
    uptime: perhaps(ext, 'uptime'),
    tpu: ext['tpu_info'] === undefined ? null : number(within(ext, 'tpu_info'), 'tpu_rate') * 100,
    external:
      disk['external_hard_state'] === undefined
        ? null
        : disk['external_hard_state'] === '1'
          ? {
              mounted: true,
              used: number(disk, 'external_hard_disk_rate') * 100,
              bytes: bytes(text(disk, 'external_hard_total_disk')),
            }
          : { mounted: false, used: null, bytes: null },
  }
}

function ofD6(ext: Said): Partial<Expected> {
  const hdd = within(ext, 'hdd')
  return {
    cpu: number(within(ext, 'cpu_info'), 'cur_cpu_usage') * 100,
    memory: number(within(ext, 'memory_info'), 'svt_memory_usage') * 100,
    memoryBytes: bytes(text(within(ext, 'memory_info'), 'total_memory')),
    disk: number(within(ext, 'emmc'), 'disk_usage') * 100,
    diskBytes: bytes(text(within(ext, 'emmc'), 'nominal_capacity')),
    temperature: number(ext, 'core_temperature'),
    board: number(ext, 'board_temperature'),
    tpu: number(within(ext, 'tpu_info'), 'tpu_usage') * 100,
    fan: number(ext, 'fan_speed'),
    uptime: text(ext, 'uptime'),
    external:
      hdd['mount_status'] === true
        ? { mounted: true, used: number(hdd, 'disk_usage') * 100, bytes: bytes(text(hdd, 'nominal_capacity')) }
        : { mounted: false, used: null, bytes: null },
  }
}

const relayed = (said: Said, words: Words): Expected => ({
  ...NOTHING,
  speaksOfGateway: true,
  sn: text(said, 'deviceSN'),
  name: words(text(said, 'deviceName')),
  mac: text(said, 'deviceMac').match(/../g)?.join(':') ?? '?',
  software: text(said, 'swVersion'),
  sdk: text(said, 'sdkVersion'),
  status: said['deviceStatus'] === 0 ? 'online' : 'offline',
  cpu: number(said, 'cpuUsage') * 100,
  memory: number(said, 'memoryUsage') * 100,
  memoryBytes: number(said, 'memorySize') * GB,
  disk: (1 - number(said, 'diskFreeSize') / number(said, 'diskSize')) * 100,
  diskBytes: number(said, 'diskSize') * GB,
  sentAt: number(said, 'timeStamp'),
  devices: list(said, 'cameraInfo').map((device) => ({
    ...{ id: text(device, 'cameraId'), name: nameOf(text(device, 'name'), words), ip: text(device, 'ip') },
    ...{ online: device['state'] === 0, typeCode: null, location: null, group: null, software: null, url: null },
  })),
})

const epDevices = (said: Said, words: Words): ExpectedDevice[] =>
  list(said, 'sub_devices').map((device) => ({
    id: text(device, 'ep_id'),
    name: nameOf(text(device, 'ep_name'), words),
    ip: text(device, 'ep_ip'),
    online: device['ep_status'] === 'online',
    typeCode: text(device, 'ep_type'),
    location: text(device, 'ep_location'),
    group: perhaps(within(device, 'ep_ext_data'), 'group_name'),
    software: perhaps(within(device, 'ep_ext_data'), 'sw_version'),
    url: perhaps(device, 'ep_url'),
  }))

const mediaDevices = (said: Said, words: Words): ExpectedDevice[] =>
  list(said, 'media_devices').map((device) => ({
    id: text(device, 'media_device_id'),
    name: nameOf(text(device, 'media_device_name'), words),
    ip: text(device, 'media_device_ip'),
    online: device['media_device_status'] === 'online',
    typeCode: text(device, 'media_device_type'),
    ...{ location: null, group: null, software: null, url: text(device, 'media_device_url') },
  }))

const nameOf = (name: string, words: Words): string | null => (name === '' ? null : words(name))

/** `"12.0G"`. */
const bytes = (size: string): number => Number(size.slice(0, -1)) * GB

/** GBK has no word for these, and the box sends a question mark. */
const asEncoded = (value: string, encoding: string): string =>
  encoding === 'json-gb18030' ? value.split('\u2028').join('?') : value
