// Installs what the tests on S3 need and npm cannot bring: Ceph's gateway, from Debian's packages. Without them, or without
// the right to install them, those tests are skipped and say so. It runs before `npm test` and never fails it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const PACKAGES = ['radosgw', 'ceph-mon', 'ceph-osd', 'ceph-mgr', 'ceph-common']
const PROGRAMS = ['radosgw', 'radosgw-admin', 'ceph-mon', 'ceph-osd', 'ceph', 'monmaptool']

const folders = (process.env.PATH ?? '').split(delimiter)
const isThere = (program) => folders.some((folder) => existsSync(join(folder, program)))

function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status, stderr } = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
  return status === 0 ? undefined : stderr.trim().split('\n').slice(-3).join('\n')
}

function install() {
  if (PROGRAMS.every(isThere)) return undefined
  if (process.getuid?.() !== 0 || !isThere('apt-get')) {
    return `No S3 server for the tests: install ${PACKAGES.join(', ')} (Debian) to run them on S3 too.`
  }
  const failure = aptGet('update') ?? aptGet('install', '-y', '--no-install-recommends', ...PACKAGES)
  if (failure === undefined) return `Installed ${PACKAGES.join(', ')} for the tests on S3.`
  return `No S3 server for the tests: the packages could not be installed.\n${failure}`
}

const said = install()
if (said !== undefined) process.stdout.write(`${said}\n`)
