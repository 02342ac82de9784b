import { describe, expect, test } from 'vitest'
import { createAddressGuard, isPublicAddress } from './address-guard.ts'

test.each(['1.1.1.1', '93.184.216.34', '172.32.0.1', '2606:4700:4700::1111', '2a00:1450:4007::1'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

test.each([
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '100.64.0.1',
  '100.100.100.200',
  '127.0.0.1',
  '127.255.255.254',
  '168.63.129.16',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.1.1.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::ffff:0:7f00:1',
  '64:ff9b::7f00:1',
  '64:ff9b::8.8.8.8',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '3fff::1',
  '4000::1',
  '5f00::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  '',
  'localhost',
  '127.1',
  '0x7f.1',
  '2130706433',
  '1.1.1.1.',
  '[::1]',
])('%j is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

describe('the allow-list', () => {
  const at = (host: string, address: string, port = 8080) => ({ host, address, port })
  test.each([
    ['10.1.0.0/16', at('x', '10.1.255.255'), true],
    ['10.1.0.0/16', at('x', '10.2.0.0'), false],
    ['127.0.0.1', at('x', '127.0.0.1'), true],
    ['127.0.0.1', at('x', '127.0.0.2'), false],
    ['127.0.0.1', at('x', '::ffff:127.0.0.1'), false],
    ['127.0.0.1:8080', at('x', '127.0.0.1'), true],
    ['127.0.0.1:8081', at('x', '127.0.0.1'), false],
    ['::1', at('x', '::1'), true],
    ['[::1]:8080', at('x', '::1'), true],
    ['[::1]:80', at('x', '::1'), false],
    ['fd00::/8', at('x', 'fd12::1'), true],
    ['fd00::/8', at('x', '10.0.0.1'), false],
    ['Files.Internal', at('files.internal', '10.0.0.1'), true],
    ['files.internal', at('x.files.internal', '10.0.0.1'), false],
    ['files.internal:8080', at('files.internal', '10.0.0.1'), true],
    ['files.internal:80', at('files.internal', '10.0.0.1'), false],
  ])('%s', (entry, target, listed) => {
    expect(createAddressGuard([entry]).isListed(target)).toBe(listed)
    expect(createAddressGuard([entry]).permits(target)).toBe(listed)
  })

  test.each([
    '',
    '10.0.0.0/33',
    '10.0.0',
    '300.1.1.1',
    '127.0.0.1:99999',
    'http://a.example',
    'a b',
    '[x]',
    '*.internal',
  ])('the entry %j is refused', (entry) => expect(() => createAddressGuard([entry])).toThrow(/is not an address range/))
})
