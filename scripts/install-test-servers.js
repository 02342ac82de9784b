// Installs what some tests need and npm cannot bring, from Debian's packages: Ceph's gateway, which is an S3 server, and
// Chromium. Without them, or without the right to install them, those tests are skipped and say so. It runs before `npm test`
// and never fails it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NEEDS = [
  {
    tests: 'the tests on S3',
    packages: ['radosgw', 'ceph-mon', 'ceph-osd', 'ceph-mgr', 'ceph-common'],
    programs: ['radosgw', 'radosgw-admin', 'ceph-mon', 'ceph-osd', 'ceph', 'monmaptool'],
  },
  { tests: 'the tests in a browser', packages: ['chromium'], programs: ['chromium'] },
]

const folders = (process.env.PATH ?? '').split(delimiter)
const isThere = (program) => folders.some((folder) => existsSync(join(folder, program)))

function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status, stderr } = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
  return status === 0 ? undefined : stderr.trim().split('\n').slice(-3).join('\n')
}

function install() {
  const missing = NEEDS.filter(({ programs }) => !programs.every(isThere))
  if (missing.length === 0) return undefined
  const packages = missing.flatMap((need) => need.packages).join(', ')
  const tests = missing.map((need) => need.tests).join(' and ')
  if (process.getuid?.() !== 0 || !isThere('apt-get')) return `For ${tests}, install ${packages} (Debian).`
  const failures = [aptGet('update'), ...missing.map((need) => installed(need))].filter(Boolean)
  if (failures.length === 0) return `Installed ${packages} for ${tests}.`
  return `Not everything for ${tests} could be installed.\n${failures.join('\n')}`
}

/** Each apart, so that what can be had is had. */
function installed({ packages }) {
  return aptGet('install', '-y', '--no-install-recommends', ...packages)
}

const said = install()
if (said !== undefined) process.stdout.write(`${said}\n`)
