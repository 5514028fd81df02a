import { createServer } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { firewallInRegistry, isFirewallOn } from '../../../../src/main/receiver/self-test/firewall'
import { linuxPortOwner, listeningInodes, programIn } from '../../../../src/main/receiver/self-test/linux-port-owner'
import { listenerInNetstat, ownerInLsof, portOwner } from '../../../../src/main/receiver/self-test/port-owner'
import {
  sleepInGsettings,
  sleepInPmset,
  sleepInPowercfg,
  sleepSetting,
} from '../../../../src/main/receiver/self-test/sleep-setting'
import { minutes } from '../../../../src/shared/time/millis'
import { tempFolder } from '../../../support/temp-folder'

const NETSTAT = `
Aktive Verbindungen

  Proto  Lokale Adresse         Remoteadresse          Status           PID
  TCP    0.0.0.0:95280          0.0.0.0:0              ABHÖREN          11
  TCP    192.168.1.20:9528      192.168.1.9:51000      HERGESTELLT      12
  TCP    0.0.0.0:9528           0.0.0.0:0              ABHÖREN          8124
  TCP    [::]:9528              [::]:0                 ABHÖREN          8124
`.replaceAll('\n', '\r\n')

const PROC_NET_TCP = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:2538 0100007F:A8F2 01 00000000:00000000 00:00000000 00000000  1000        0 700 1 0
   1: 00000000:2538 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 701 1 0
   2: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 702 1 0
`

describe('who has a port', () => {
  test('on Linux, read from the system itself: here it is this very test', async () => {
    if (process.platform !== 'linux') return
    const server = createServer()
    onTestFinished(() => void server.close())
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
    })
    const owner = await linuxPortOwner(port)
    expect(owner?.pid).toBe(process.pid)
    expect(owner?.program).toBeTruthy()
  })

  test('of a table of sockets only those that listen on it count', () => {
    expect(listeningInodes(PROC_NET_TCP, 9528)).toEqual(['701'])
    expect(listeningInodes('', 9528)).toEqual([])
  })

  test.each([
    ['/usr/bin/python3\0-u\0/opt/box/Event_Receive_server.py\0', 'python3 Event_Receive_server.py'],
    ['nginx: master process /usr/sbin/nginx\0', 'nginx'],
    ['/usr/sbin/sshd\0-D\0', 'sshd'],
    ['node\0', 'node'],
    ['', null],
  ])('of the command line %j it is called %s', (commandLine, program) => expect(programIn(commandLine)).toBe(program))

  test('nobody is named where the system describes nothing', async () => {
    expect(await linuxPortOwner(9528, await tempFolder())).toBeNull()
  })

  test('on Windows, in whatever language it speaks', async () => {
    expect(listenerInNetstat(NETSTAT, 9528)).toBe(8124)
    expect(listenerInNetstat(NETSTAT, 80)).toBeNull()
    const asked: string[] = []
    const owner = await portOwner(9528, 'win32', async (program, args) => {
      asked.push([program, ...args].join(' '))
      return program.endsWith('\\System32\\netstat.exe') ? NETSTAT : '"node.exe","8124","Console","1","43.512 K"\r\n'
    })
    expect(owner).toEqual({ pid: 8124, program: 'node.exe' })
    expect(asked[1]).toContain('PID eq 8124')
  })

  test('on Windows its number alone, when the program is gone by then', async () => {
    const ask = async (program: string) =>
      program.endsWith('\\System32\\netstat.exe') ? NETSTAT : 'INFORMATION: Keine Aufgaben\r\n'
    expect(await portOwner(9528, 'win32', ask)).toEqual({ pid: 8124, program: null })
  })

  test('on macOS', () => {
    expect(ownerInLsof('p8124\ncnode\nf21\n')).toEqual({ pid: 8124, program: 'node' })
    expect(ownerInLsof('')).toBeNull()
  })

  test.each(['win32', 'darwin', 'aix'] as const)('unknown on %s when nobody answers', async (platform) => {
    expect(await portOwner(9528, platform, async () => null)).toBeNull()
  })
})

const POWERCFG = (plugged: string) => `
GUID 子组: 238c9fa8 (睡眠)
    最小可能设置: 0x00000000
    最大可能设置: 0xffffffff
    可能设置增量: 0x00000001
  当前交流电源设置索引: 0x${plugged}
  当前直流电源设置索引: 0x00000384
`

describe('when the machine sleeps', () => {
  test('on Windows', () => {
    expect(sleepInPowercfg(POWERCFG('00000708'))).toEqual({ after: minutes(30) })
    expect(sleepInPowercfg(POWERCFG('00000000'))).toBe('never')
    expect(sleepInPowercfg('')).toBeNull()
  })

  test('on macOS, plugged in', () => {
    const custom = (sleep: number) => `Battery Power:\n sleep   1\nAC Power:\n disksleep 10\n sleep   ${sleep}\n`
    expect(sleepInPmset(custom(10))).toEqual({ after: minutes(10) })
    expect(sleepInPmset(custom(0))).toBe('never')
    expect(sleepInPmset('')).toBeNull()
  })

  test('on a Linux desktop', () => {
    expect(sleepInGsettings("'suspend'\n", 'uint32 1200\n')).toEqual({ after: minutes(20) })
    expect(sleepInGsettings("'suspend'\n", '900\n')).toEqual({ after: minutes(15) })
    expect(sleepInGsettings("'nothing'\n", '900\n')).toBe('never')
    expect(sleepInGsettings('', '')).toBeNull()
  })

  test('never where sleep is masked, and unknown where nobody tells', async () => {
    const masked = async (program: string) => (program === 'systemctl' ? 'LoadState=masked\n' : null)
    expect(await sleepSetting('linux', masked)).toBe('never')
    expect(await sleepSetting('linux', async () => null)).toBeNull()
    expect(await sleepSetting('aix', async () => null)).toBeNull()
  })
})

describe('the firewall', () => {
  test('is on where one of its profiles is', () => {
    const profile = (on: number) => `HKEY_LOCAL_MACHINE\\…\r\n    EnableFirewall    REG_DWORD    0x${on}\r\n`
    expect(firewallInRegistry(profile(0) + profile(1))).toBe(true)
    expect(firewallInRegistry(profile(0))).toBe(false)
    expect(firewallInRegistry('')).toBeNull()
  })

  test('is not asked for elsewhere', async () => {
    expect(await isFirewallOn('linux', async () => 'EnableFirewall REG_DWORD 0x1')).toBeNull()
  })
})
