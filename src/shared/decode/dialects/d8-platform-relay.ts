import { type Metrics, NO_METRICS } from '../../model/metrics'
import { LATEST_INSTANT } from '../../time/iso'
import { readCamera } from '../devices/camera'
import { readDevices } from '../devices/read-devices'
import type { Section } from '../section'
import { mac } from '../values/mac'
import { number } from '../values/number'
import { openUnit, usedShare } from '../values/percent'
import { relayedState } from '../values/relayed-state'
import { size } from '../values/size'
import { requiredText } from '../values/text'
import { version } from '../values/version'
import type { Contents } from './dialect'

/** D8, platform relay: what SophonSight passes on to a third party. Source: box-protocol.md, "Dialects". */
export function readPlatformRelay(report: Section, owner: string): Contents {
  const sentAt = number(report, 'timeStamp', 0, LATEST_INSTANT)
  return {
    ...(sentAt !== null && { sentAt }),
    gateway: {
      name: requiredText(report, 'deviceName'),
      addresses: [],
      mac: mac(report, 'deviceMac'),
      port: null,
      softwareVersion: version(report, 'swVersion'),
      sdkVersion: version(report, 'sdkVersion'),
      reportedStatus: relayedState(report, 'deviceStatus'),
      fault: null,
      metrics: metrics(report),
      openUnits: ['cpu', 'memory'],
    },
    devices: readDevices(report, 'cameraInfo', owner, readCamera),
  }
}

function metrics(report: Section): Metrics {
  return {
    ...NO_METRICS,
    cpu: openUnit(report, 'cpuUsage'),
    memory: openUnit(report, 'memoryUsage'),
    memoryBytes: size(report, 'memorySize'),
    disk: usedShare(report, 'diskFreeSize', 'diskSize'),
    diskBytes: size(report, 'diskSize'),
  }
}
