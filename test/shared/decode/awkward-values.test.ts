import { describe, expect, it } from 'vitest'
import type { GatewayReport, ReportWarning } from '../../../src/shared/model/report'
import { accepted, fixture, fogStatusWithExt } from './support'

type Metrics = Partial<GatewayReport['metrics']>

const warning = (code: ReportWarning['code'], field: string): ReportWarning => ({ code, field })

describe('metrics', () => {
  it.each<[string, unknown, Metrics, ReportWarning[]]>([
    ['cpu_use', '6.5', { cpu: 6.5 }, []],
    ['cpu_use', ' 97 ', { cpu: 97 }, []],
    ['cpu_use', 0, { cpu: 0 }, []],
    ['cpu_use', 1, { cpu: 1 }, []],
    ['cpu_use', 100, { cpu: 100 }, []],
    ['cpu_use', '', { cpu: null }, []],
    ['cpu_use', null, { cpu: null }, []],
    ['cpu_use', 100.1, { cpu: null }, [warning('out-of-range', 'gateway_ext_data.cpu_use')]],
    ['cpu_use', -0.1, { cpu: null }, [warning('out-of-range', 'gateway_ext_data.cpu_use')]],
    ['cpu_use', '-1', { cpu: null }, [warning('out-of-range', 'gateway_ext_data.cpu_use')]],
    ['cpu_use', Number.NaN, { cpu: null }, [warning('out-of-range', 'gateway_ext_data.cpu_use')]],
    ['cpu_use', Number.POSITIVE_INFINITY, { cpu: null }, [warning('out-of-range', 'gateway_ext_data.cpu_use')]],
    ['cpu_use', 'idle', { cpu: null }, [warning('unreadable', 'gateway_ext_data.cpu_use')]],
    ['cpu_use', '0x10', { cpu: null }, [warning('unreadable', 'gateway_ext_data.cpu_use')]],
    ['cpu_use', true, { cpu: null }, [warning('wrong-type', 'gateway_ext_data.cpu_use')]],
    ['memory_use', [0.5], { memory: null }, [warning('wrong-type', 'gateway_ext_data.memory_use')]],
    ['disk_use', {}, { disk: null }, [warning('wrong-type', 'gateway_ext_data.disk_use')]],
    ['memory_size', '1.55', { memoryBytes: 1_664_299_827 }, []],
    ['memory_size', '549.0M', { memoryBytes: 575_668_224 }, []],
    ['memory_size', '2 TB', { memoryBytes: 2_199_023_255_552 }, []],
    ['memory_size', '512KiB', { memoryBytes: 524_288 }, []],
    ['memory_size', -1, { memoryBytes: null }, [warning('out-of-range', 'gateway_ext_data.memory_size')]],
    ['memory_size', 1e300, { memoryBytes: null }, [warning('out-of-range', 'gateway_ext_data.memory_size')]],
    ['disk_size', 'big', { diskBytes: null }, [warning('unreadable', 'gateway_ext_data.disk_size')]],
    ['disk_size', false, { diskBytes: null }, [warning('wrong-type', 'gateway_ext_data.disk_size')]],
  ])('%s: %o', (key, value, metrics, warnings) => {
    const report = accepted(fogStatusWithExt({ [key]: value }))
    expect(report.gateway?.metrics).toMatchObject(metrics)
    expect(report.warnings).toEqual(warnings)
  })

  it.each([
    [{ disk_free_size: 0, disk_size: 0 }, null],
    [{ disk_free_size: 11, disk_size: 10 }, null],
    [{ disk_free_size: 10, disk_size: 10 }, 0],
    [{ disk_free_size: 10 }, null],
  ])('D2 uses of its disk, from %o: %o', (ext, disk) => {
    expect(accepted({ gateway_sn: 'S', gateway_ext_data: ext }).gateway?.metrics.disk).toBe(disk)
  })

  it.each([
    [0.07, 7],
    [1, 100],
    [1.01, null],
    ['0.5', 50],
  ])('D3 takes the fraction %o for %o %%', (cpu_rate, cpu) => {
    expect(accepted({ gateway_sn: 'S', gateway_ext_data: { cpu_info: { cpu_rate } } }).gateway?.metrics.cpu).toBe(cpu)
  })

  it.each([
    ['40r/min', 40],
    ['4400.0 R/MIN', 4400],
    [4400.0, 4400],
    ['1200', 1200],
    [-1, null],
    ['fast', null],
  ])('fan speed %o is %o', (fan_speed, fan) => {
    expect(accepted({ gateway_sn: 'S', gateway_ext_data: { tpu_info: {}, fan_speed } }).gateway?.metrics.fan).toBe(fan)
  })

  it.each([
    [41, 41],
    ['41', 41],
    [-20, -20],
    [-274, null],
    [65_535, null],
  ])('temperature %o is %o', (temperature, expected) => {
    const { gateway } = accepted({ gateway_sn: 'S', gateway_ext_data: { temperature } })
    expect(gateway?.metrics.temperature).toBe(expected)
  })
})

describe('fault', () => {
  it.each([
    ['-1', 'disk full', { active: true, description: 'disk full' }],
    [-1, ' 磁盘已满 ', { active: true, description: '磁盘已满' }],
    [-1, 0, { active: true, description: null }],
    [-1, 17, { active: true, description: '17' }],
    [-1, '', { active: true, description: null }],
    ['0', '0', { active: false, description: null }],
    [0, null, { active: false, description: null }],
    [null, 'disk full', null],
  ])('status %o, status_desc %o', (status, status_desc, fault) => {
    const report = accepted(fogStatusWithExt({ status, status_desc }))
    expect(report.gateway?.fault).toEqual(fault)
    expect(report.warnings).toEqual([])
  })

  it('is unknown under a status the document does not know', () => {
    const { gateway, warnings } = accepted(fogStatusWithExt({ status: 'weird' }))
    expect(gateway?.fault).toBeNull()
    expect(warnings).toEqual([warning('unreadable', 'gateway_ext_data.status')])
  })
})

describe('addresses', () => {
  it.each([
    ['192.168.1.20 ', ['192.168.1.20']],
    ['192.168.1.64 192.168.150.1', ['192.168.1.64', '192.168.150.1']],
    ['10.0.0.1,10.0.0.2; 10.0.0.1\n', ['10.0.0.1', '10.0.0.2']],
    ['fe80::1%eth0 ::1', ['fe80::1%eth0', '::1']],
    ['', []],
  ])('%o', (gateway_ip, addresses) => {
    const { gateway, warnings } = accepted(fixture('d1-fog-status', { gateway_ip }))
    expect(gateway?.addresses).toEqual(addresses)
    expect(warnings).toEqual([])
  })

  it.each(['localhost 10.0.0.1', '10.0.0.256 10.0.0.1', '10.0.0.1 10.0.0'])('keeps what is an address of %o', (ip) => {
    const { gateway, warnings } = accepted(fixture('d1-fog-status', { gateway_ip: ip }))
    expect(gateway?.addresses).toEqual(['10.0.0.1'])
    expect(warnings).toEqual([warning('unreadable', 'gateway_ip')])
  })
})

describe('hardware address', () => {
  it.each(['E0-A5-09-00-0E-6D', 'e0:a5:09:00:0e:6d', 'E0A509000E6D', 'e0a5.0900.0e6d', ' E0 A5 09 00 0E 6D '])(
    '%o',
    (mac) => {
      expect(accepted(fogStatusWithExt({ gateway_mac: mac })).gateway?.mac).toBe('e0:a5:09:00:0e:6d')
    },
  )

  it.each(['mac001', 'e0:a5:09:00:0e', 'e0:a5:09:00:0e:6d:01'])('is none in %o', (mac) => {
    const { gateway, warnings } = accepted(fogStatusWithExt({ gateway_mac: mac }))
    expect(gateway?.mac).toBeNull()
    expect(warnings).toEqual([warning('unreadable', 'gateway_ext_data.gateway_mac')])
  })
})

describe('version', () => {
  it.each([
    ['V2R1C01', 'V2R1C01'],
    [' V5R5C01_30ee591', 'V5R5C01_30ee591'],
    ['build.date=2019年\nBUILD TIME: 20190806_173257\nVERSION: V2R1C01\n', 'V2R1C01'],
    ['build.date=2019年\r\nVERSION:V2R1C01\r\n', 'V2R1C01'],
    ['VERSION: V2R1C01', 'V2R1C01'],
    ['VERSION:\n', 'VERSION:'],
    ['', null],
  ])('%o is %o', (sw_version, version) => {
    expect(accepted(fogStatusWithExt({ sw_version })).gateway?.softwareVersion).toBe(version)
  })

  it('takes a number, with a warning', () => {
    const { gateway, warnings } = accepted(fogStatusWithExt({ sw_version: 1.4 }))
    expect(gateway?.softwareVersion).toBe('1.4')
    expect(warnings).toEqual([warning('wrong-type', 'gateway_ext_data.sw_version')])
  })
})

describe('text', () => {
  it('is cut at 500 characters, never within one', () => {
    const { gateway } = accepted(fixture('d1-fog-status', { gateway_name: `${'x'.repeat(499)}😀` }))
    expect(gateway?.name).toBe('x'.repeat(499))
  })

  it.each([
    [' 东门岗亭　', '东门岗亭'],
    ['   ', null],
    ['None of these', 'None of these'],
  ])('%o is %o', (gateway_name, name) => {
    expect(accepted(fixture('d1-fog-status', { gateway_name })).gateway?.name).toBe(name)
  })
})

describe('port', () => {
  it.each([
    [80, 80],
    ['8080', 8080],
    [0, null],
    [70_000, null],
  ])('%o is %o', (gateway_port, port) => {
    expect(accepted({ gateway_sn: 'S', gateway_port }).gateway?.port).toBe(port)
  })
})
