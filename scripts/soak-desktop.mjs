#!/usr/bin/env node
// Twenty cycles of start, load, sleep, crash and quit of the built app: npm run soak:desktop [-- CYCLES]
import { spawnSync } from 'node:child_process'

const cycles = process.argv[2] ?? '20'
const env = { ...process.env, FOGWATCH_CYCLES: cycles }
const args = ['playwright', 'test', '--project=desktop', 'test/desktop/cycles.spec.ts']
process.exitCode = spawnSync('npx', args, { env, stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1
