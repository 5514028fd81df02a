import { describe, expect, test } from 'vitest'
import { parseCommandLine } from '../../../src/main/simulator/command-line'
import { DEFAULT_OPTIONS } from '../../../src/main/simulator/options'
import { CALM, LIVELY } from '../../../src/main/simulator/world/rates'
import { hours, minutes, seconds } from '../../../src/shared/time/millis'

const parse = (line: string, platform: NodeJS.Platform = 'linux') =>
  parseCommandLine(line === '' ? [] : line.split(' '), platform)

function play(line: string) {
  const command = parse(line)
  if (command.kind !== 'play') throw new Error(`not to be played: ${JSON.stringify(command)}`)
  return command.play
}

test('no flags play the default fleet until interrupted', () => {
  expect(play('')).toEqual({ options: DEFAULT_OPTIONS, length: null, quiet: false, allowFailures: false })
})

test('flags say which fleet, and where it reports', () => {
  const { options, length } = play(
    '--boxes 200 --devices 4-32 --period 0.2 --url http://127.0.0.1:9999/x --seed may --lang zh --for 2m',
  )
  expect(options).toMatchObject({
    boxes: 200,
    devices: { min: 4, max: 32 },
    period: 200,
    url: 'http://127.0.0.1:9999/x',
    seed: 'may',
    language: 'zh',
  })
  expect(length).toBe(minutes(2))
})

test.each([
  ['90s', seconds(90)],
  ['2m', minutes(2)],
  ['1.5h', hours(1.5)],
])('--for %s', (text, length) => {
  expect(play(`--for ${text}`).length).toBe(length)
})

test('one number of devices is exact', () => {
  expect(play('--devices 16').options.devices).toEqual({ min: 16, max: 16 })
})

test('dialects and encodings are known by name, in any case, several dialects in turn', () => {
  expect(play('--dialect d4+D5 --encoding JSON-GZIP').options).toMatchObject({
    dialects: ['D4', 'D5'],
    encoding: 'json-gzip',
  })
})

test('rates are lively, or calm, or as asked for', () => {
  expect(play('').options.rates).toEqual(LIVELY)
  expect(play('--calm').options.rates).toEqual(CALM)
  expect(play('--calm --faults 2').options.rates).toEqual({ ...CALM, faults: 2 })
  expect(play('--silences 0').options.rates).toEqual({ ...LIVELY, silences: 0 })
})

test.each(['--help', '-h', '--help --boxes 0'])('%s asks for help', (line) => {
  expect(parse(line)).toEqual({ kind: 'help' })
})

describe('bad usage is one line that names the flag', () => {
  test.each([
    ['--boxes 0', '--boxes takes a number from 1 to 5000, not "0".'],
    ['--boxes 5001', '--boxes takes a number from 1 to 5000, not "5001".'],
    ['--boxes 2.5', '--boxes takes a whole number, not "2.5".'],
    ['--boxes many', '--boxes takes a number from 1 to 5000, not "many".'],
    ['--devices 8-4', '--devices takes the smaller number first, not "8-4".'],
    ['--devices 4-8-9', '--devices takes a number like 16 or a range like 4-16, not "4-8-9".'],
    ['--devices 513', '--devices takes a number from 0 to 512, not "513".'],
    ['--period 0.1', '--period takes a number from 0.2 to 3600, not "0.1".'],
    ['--url https://box', '--url takes a URL that begins with http://, not "https://box".'],
    ['--url box', '--url takes a URL that begins with http://, not "box".'],
    ['--for 2', '--for takes a time like 90s, 2m or 1h, not "2".'],
    ['--for 501h', '--for takes at most 500h, not "501h".'],
    ['--dialect D9', '--dialect takes one of D1, D2, D3, D4, D5, D6, D7, D8, not "D9".'],
    ['--lang fr', '--lang takes one of zh, en, both, not "fr".'],
    ['--faults -1', "Option '--faults' argument is ambiguous."],
    ['--faults=-1', '--faults takes a number from 0 to 3600, not "-1".'],
    [
      '--from-addresses --url http://10.0.0.1/',
      '--from-addresses works on Linux only, and only when --url is on the loopback interface.',
    ],
  ])('%s', (line, message) => {
    expect(parse(line)).toEqual({ kind: 'misuse', message })
  })

  test.each(['--box 3', 'start', '--mix=yes', '--boxes'])('%s', (line) => {
    expect(parse(line)).toMatchObject({ kind: 'misuse', message: expect.stringMatching(/^.+$/) })
  })

  test('source addresses are for Linux', () => {
    expect(parse('--from-addresses')).toMatchObject({ kind: 'play' })
    expect(parse('--from-addresses', 'win32')).toMatchObject({ kind: 'misuse' })
  })
})
