import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { isOnNetwork } from '../../../src/adapters/files/network-disk.ts'

const { type } = vi.hoisted(() => ({ type: { now: 0xef53 } }))
vi.mock('node:fs', async (original) => ({
  ...(await original<typeof import('node:fs')>()),
  statfsSync: () => ({ type: type.now }),
}))

describe('a disk of another machine', () => {
  it.each([
    ['\\\\server\\共享\\账本.db', true],
    ['//server/共享/账本.db', true],
    ['\\\\?\\UNC\\server\\共享\\账本.db', true],
    ['\\\\?\\C:\\账本.db', false],
    ['\\\\.\\C:\\账本.db', false],
    ['C:\\账本.db', false],
  ])('on Windows: %s %s', (path, expected) => expect(isOnNetwork(path, 'win32')).toBe(expected))

  it.each([
    ['NFS', 0x6969, true],
    ['SMB', 0x517b, true],
    ['CIFS', 0xff534d42, true],
    ['SMB2', 0xfe534d42, true],
    ['AFS', 0x5346414f, true],
    ['9P', 0x01021997, true],
    ['FUSE, which may be sshfs', 0x65735546, true],
    ['ext4', 0xef53, false],
    ['xfs', 0x58465342, false],
    ['btrfs', 0x9123683e, false],
  ])('on Linux: %s', (_, number, expected) => {
    type.now = number
    expect(isOnNetwork(join(tmpdir(), '还没有', '账本.db'), 'linux')).toBe(expected)
  })

  it('on other systems: nobody says so', () => {
    type.now = 0x6969
    expect(isOnNetwork(tmpdir(), 'darwin')).toBe(false)
  })
})
