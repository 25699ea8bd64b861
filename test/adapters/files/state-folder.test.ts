import { describe, expect, it } from 'vitest'
import { stateFolder } from '../../../src/adapters/files/state-folder.ts'

describe('the folder for what the program must remember', () => {
  it.each([
    [{}, 'linux', '/home/a/.local/state/jiaobiao'],
    [{ XDG_STATE_HOME: '/state' }, 'linux', '/state/jiaobiao'],
    [{ XDG_STATE_HOME: '' }, 'linux', '/home/a/.local/state/jiaobiao'],
    [{ XDG_STATE_HOME: '/state', LOCALAPPDATA: '/local' }, 'win32', '/local/jiaobiao'],
    [{}, 'win32', '/home/a/AppData/Local/jiaobiao'],
  ] as const)('with %j on %s is %s', (env, platform, expected) => {
    expect(stateFolder(env, '/home/a', platform).replaceAll('\\', '/')).toBe(expected)
  })
})
