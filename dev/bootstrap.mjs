// Runs a script of this folder on the Node that package.json asks for, after installing what is missing. Plain JavaScript, because
// the machine's own Node may be too old for anything else.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const stamp = join(root, 'node_modules/.quarterdeck-lock')
const node = join(root, 'node_modules/node/bin/node')

if (Number(process.versions.node.split('.')[0]) < 20)
  stop('Quarterdeck needs Node 20 or newer to install itself.')
if (needsInstall()) install()
run()

function needsInstall() {
  return !existsSync(node) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock()
}

function install() {
  console.log('Installing dependencies…')
  // A registry that lacks the packages of other platforms fails the exact install, so a second try resolves what is there.
  if (npm('ci') !== 0 && npm('install', '--no-save') !== 0) {
    stop('Installing the dependencies failed. Check the network and run the command again.')
  }
  writeFileSync(stamp, lock())
}

function npm(...command) {
  const args = [...command, '--no-audit', '--no-fund', '--loglevel=error']
  return spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status
}

function run() {
  const [script, ...args] = process.argv.slice(2)
  const bin = join(root, 'node_modules/.bin')
  const env = {
    ...process.env,
    PATH: `${bin}:${process.env.PATH}`,
    TZ: 'UTC',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_LOG: 'warn',
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  }
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env,
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

function lock() {
  return readFileSync(join(root, 'package-lock.json'), 'utf8')
}

function stop(message) {
  console.error(message)
  process.exit(1)
}
