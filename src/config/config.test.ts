import { isAbsolute, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError, describeDatabase, pathsIn, readSettings, toConfig } from './config.ts'
import { SETTINGS, type SettingName } from './settings.ts'

const names = Object.keys(SETTINGS) as SettingName[]
const variableOf = (name: SettingName): string => SETTINGS[name].variable

function problemsOf(act: () => unknown): readonly string[] {
  try {
    act()
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

/** For each setting, texts that must be refused. */
const wrong: Record<SettingName, readonly string[]> = {
  port: ['', '-1', '65536', '80.5', '0x50', ' 80', '8e3', 'http', '１'],
  host: ['', '  '],
  data: ['', ' '],
  databaseUrl: [
    'data.db',
    'sqlite:',
    'sqlite://',
    'mysql://x/y',
    'postgres://x',
    'postgres:///y',
    'postgresql:x/y',
    ' ',
  ],
  databaseConnections: ['', '1', '501', 'many'],
  blobsUrl: [
    'blobs',
    'disk:',
    's3:bucket',
    's3://',
    's3://Bu_cket',
    's3://user:password@bucket',
    's3://bucket?endpoint=localhost',
    's3://bucket?regoin=x',
    'https://bucket',
  ],
  awsAccessKeyId: [],
  awsSecretAccessKey: [],
  awsSessionToken: [],
  awsRegion: [],
  baseUrl: ['example.com', 'ftp://example.com', 'http://', 'https://e.com/?a=1', 'https://e.com/#a', 'https://u@e.com'],
  serverKey: ['secret', 'ab'.repeat(31), 'ab'.repeat(33), 'A'.repeat(42), 'A'.repeat(50), ' '],
  oidcIssuer: ['id.example.com', 'ftp://id.example.com', 'http://id.example.com', 'https://id.example.com?x=1'],
  oidcClientId: [],
  oidcClientSecret: [],
  oidcName: ['', ' '],
  trustedProxies: ['10.0.0.0/33', 'proxy', '10.0.0.1:80', '*'],
  smtpUrl: [
    'mail.example.com',
    'smtp:',
    'smtp://',
    'http://mail.example.com',
    'smtp://mail.example.com/inbox',
    'smtps://mail.example.com?x=1',
    'smtp://mail.example.com#x',
    ' ',
  ],
  mailFrom: ['jobs', 'Acme <jobs@acme.example>', 'jobs@acme.example, x@acme.example', ' '],
  logLevel: ['', 'INFO', 'verbose', '30'],
  accessLog: ['', 'TRUE', 'yes', '1'],
  fetchAllow: ['10.0.0.0/33', '10.0.0', '1.2.3.4:70000', 'http://intranet', 'a b', '10.0.0.1,*', '[::1', 'x:'],
  fetchSeconds: ['', '0', '301', '1.5', 'ten'],
  bodyMegabytes: ['', '0', '1025', '64MB'],
  memoryMegabytes: ['', '0', '65537', '-5'],
  rateLimit: ['', '-1', '1000001', 'off'],
  processes: ['', '0', '65', 'auto'],
  lingerSeconds: ['', '-1', '3601', '5s'],
  drainSeconds: ['', '-1', '3601', '30s'],
}

/** For each setting, a text that is taken, and what it becomes. */
const right: readonly (readonly [SettingName, string, unknown])[] = [
  ['port', '0', 0],
  ['port', '65535', 65_535],
  ['host', '::', '::'],
  ['rateLimit', '0', 0],
  ['rateLimit', '1000000', 1_000_000],
  ['data', ':memory:', ':memory:'],
  ['databaseUrl', 'sqlite:/var/lib/x.db', { engine: 'sqlite', path: '/var/lib/x.db' }],
  ['databaseUrl', 'sqlite:///var/lib/x.db', { engine: 'sqlite', path: '/var/lib/x.db' }],
  ['oidcIssuer', 'https://id.example.com/', 'https://id.example.com/'],
  ['oidcIssuer', 'http://127.0.0.1:9000/realm', 'http://127.0.0.1:9000/realm'],
  ['trustedProxies', '', []],
  ['trustedProxies', '10.0.0.0/8, ::1', ['10.0.0.0/8', '::1']],
  ['smtpUrl', 'smtp://127.0.0.1:2525', 'smtp://127.0.0.1:2525'],
  ['smtpUrl', 'smtps://user:p%40@mail.example.com', 'smtps://user:p%40@mail.example.com'],
  ['smtpUrl', '', undefined],
  ['mailFrom', 'jobs@acme.example', 'jobs@acme.example'],
  ['mailFrom', '', undefined],
  ['databaseUrl', 'sqlite:x.db', { engine: 'sqlite', path: 'x.db' }],
  ['databaseUrl', 'postgres://db/x', { engine: 'postgres', url: 'postgres://db/x' }],
  [
    'databaseUrl',
    'postgresql://u:p%40@one:5432,two/x?sslmode=require',
    { engine: 'postgres', url: 'postgresql://u:p%40@one:5432,two/x?sslmode=require' },
  ],
  ['databaseConnections', '2', 2],
  ['blobsUrl', 'disk:/var/lib/blobs', { kind: 'disk', path: '/var/lib/blobs' }],
  ['blobsUrl', 's3://bucket', { kind: 's3', bucket: 'bucket', prefix: '' }],
  [
    'blobsUrl',
    's3://my.bucket-1/a/b/?endpoint=http://localhost:9000/&region=eu-west-3',
    {
      kind: 's3',
      bucket: 'my.bucket-1',
      prefix: 'a/b/',
      endpoint: 'http://localhost:9000',
      region: 'eu-west-3',
    },
  ],
  ['awsSecretAccessKey', ' as it is ', ' as it is '],
  ['processes', '64', 64],
  ['lingerSeconds', '10', 10],
  ['baseUrl', 'https://ats.example.com/', 'https://ats.example.com'],
  ['baseUrl', 'http://example.com:8080/longlist//', 'http://example.com:8080/longlist'],
  ['serverKey', 'ab'.repeat(32), Buffer.alloc(32, 0xab)],
  ['serverKey', Buffer.alloc(32, 0xcd).toString('base64'), Buffer.alloc(32, 0xcd)],
  ['logLevel', 'silent', 'silent'],
  ['accessLog', 'false', false],
  ['fetchAllow', ' 10.0.0.0/8, ::1 ,intranet:8080,', ['10.0.0.0/8', '::1', 'intranet:8080']],
  [
    'fetchAllow',
    '[::1]:8080,fd00::/8,files.example.com,10.1.2.3:80',
    ['[::1]:8080', 'fd00::/8', 'files.example.com', '10.1.2.3:80'],
  ],
  ['fetchSeconds', '300', 300],
  ['bodyMegabytes', '1', 1],
  ['memoryMegabytes', '65536', 65_536],
  ['drainSeconds', '0', 0],
]

describe('readSettings', () => {
  test('without anything, every setting has a default, which reaches this machine only and keeps no secret', () => {
    const settings = readSettings({})
    expect(Object.keys(settings)).toEqual(names)
    expect(settings).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      data: './data',
      databaseUrl: undefined,
      baseUrl: undefined,
      serverKey: undefined,
      logLevel: 'info',
      fetchAllow: [],
    })
    expect(() => toConfig(settings)).not.toThrow()
  })

  test.each(right)('%s %j', (name, text, expected) => {
    const fromVariable = readSettings({ [variableOf(name)]: text })[name]
    const fromFlag = readSettings({}, { [name]: text })[name]
    for (const value of [fromVariable, fromFlag]) {
      if (expected instanceof Uint8Array) expect(Buffer.compare(value as Uint8Array, expected)).toBe(0)
      else expect(value).toEqual(expected)
    }
  })

  test.each(names.flatMap((name) => wrong[name].map((text) => [name, text] as const)))(
    '%s %j is refused in a sentence that begins with its name',
    (name, text) => {
      const variable = variableOf(name)
      const [problem, ...more] = problemsOf(() => readSettings({ [variable]: text }))
      expect(problem).toMatch(new RegExp(`^${variable} (must|names) .+\\.$`))
      expect(more).toEqual([])
      expect(problemsOf(() => readSettings({}, { [name]: text }))[0]).toMatch(new RegExp(`^--${name} (must|names) `))
    },
  )

  test('every wrong value and every unknown variable is named at once', () => {
    const canBeWrong = names.filter((name) => wrong[name].length > 0)
    const env = Object.fromEntries(canBeWrong.map((name) => [variableOf(name), wrong[name].at(-1)]))
    const problems = problemsOf(() => readSettings({ ...env, LONGLIST_PROT: '80', LONGLIST_: '', PATH: '/bin' }))
    const expected = [...canBeWrong.map(variableOf), 'LONGLIST_PROT', 'LONGLIST_']
    expect(problems.map((problem) => problem.split(' ', 1)[0])).toEqual(expected)
    expect(problems.at(-2)).toBe('LONGLIST_PROT is not a setting of Longlist.')
  })

  test('a flag counts before the variable, even before one that is wrong', () => {
    expect(readSettings({ LONGLIST_PORT: '1000' }, { port: '2000' }).port).toBe(2000)
    expect(readSettings({ LONGLIST_PORT: 'x' }, { port: '2000' }).port).toBe(2000)
    expect(readSettings({ LONGLIST_PORT: '1000' }, { port: undefined }).port).toBe(1000)
  })

  test('what may be a secret is not repeated in a problem', () => {
    const env = {
      LONGLIST_SERVER_KEY: 'half-a-server-key',
      LONGLIST_DATABASE_URL: 'postgres://longlist:half-a-password@db/longlist/too/long',
      LONGLIST_BLOBS_URL: 's3://key:half-a-password@bucket',
      LONGLIST_BASE_URL: 'https://user:half-a-password@example.com',
    }
    const problems = problemsOf(() => readSettings(env))
    expect(problems).toHaveLength(4)
    expect(problems.join()).not.toContain('half')
  })

  test.each(['https://:password@example.com', 'https://user:@example.com'])('the base URL %s holds a login', (text) => {
    expect(problemsOf(() => readSettings({ LONGLIST_BASE_URL: text }))).toHaveLength(1)
  })
})

describe('toConfig', () => {
  test('makes the data folder absolute and counts in bytes and milliseconds', () => {
    const flags = { bodyMegabytes: '2', memoryMegabytes: '3', fetchSeconds: '4', drainSeconds: '5', fetchAllow: '::1' }
    const config = toConfig(readSettings({}, flags))
    expect(config.data).toBe(resolve('./data'))
    expect(isAbsolute(config.data)).toBe(true)
    expect(config.body).toEqual({ maxBytes: 2 * 1024 * 1024, budgetBytes: 3 * 1024 * 1024 })
    expect(config.fetch).toEqual({ allow: ['::1'], timeoutMs: 4_000 })
    expect(config.drainMs).toBe(5_000)
    expect(config.database).toEqual({ engine: 'sqlite', path: pathsIn(config.data).database })
  })

  test('holds no secret', () => {
    const key = 'ab'.repeat(32)
    const config = toConfig(readSettings({ LONGLIST_SERVER_KEY: key }))
    expect(Object.values(config).some((value) => (value as unknown) instanceof Uint8Array)).toBe(false)
    expect(JSON.stringify(config)).not.toContain(key)
  })

  test('settings that do not go together are named, all of them', () => {
    const settings = readSettings({
      LONGLIST_BODY_MEGABYTES: '200',
      LONGLIST_MEMORY_MEGABYTES: '199',
      LONGLIST_DATA: ':memory:',
      LONGLIST_DATABASE_URL: 'sqlite:/x.db',
    })
    const problems = problemsOf(() => toConfig(settings))
    expect(problems).toHaveLength(2)
    expect(problems.join()).toMatch(/LONGLIST_MEMORY_MEGABYTES.*LONGLIST_DATABASE_URL/)
  })

  test('S3 needs credentials, and its region and endpoint are filled in', () => {
    const url = { LONGLIST_BLOBS_URL: 's3://bucket/x' }
    expect(problemsOf(() => toConfig(readSettings(url))).join()).toMatch(/AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY/)
    const env = { ...url, AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key', AWS_REGION: 'eu-west-3' }
    expect(toConfig(readSettings(env)).blobs).toEqual({
      kind: 's3',
      bucket: 'bucket',
      prefix: 'x/',
      region: 'eu-west-3',
      endpoint: 'https://s3.eu-west-3.amazonaws.com',
      credentials: { accessKeyId: 'id', secretAccessKey: 'key' },
    })
  })

  test('a database is shown without its password', () => {
    const url = 'postgres://longlist:secret@one,two:5433/name?password=secret'
    const { database } = toConfig(readSettings({ LONGLIST_DATABASE_URL: url }))
    expect(describeDatabase(database)).toBe('postgres://one,two:5433/name')
  })
})

test('everything is inside the data folder', () => {
  expect(pathsIn('/data')).toEqual({
    database: '/data/longlist.db',
    blobs: '/data/blobs',
    serverKey: '/data/server.key',
  })
})
