import { join } from 'node:path'

/** Where programs keep what they must remember, by the custom of the system. */
export function stateFolder(env: NodeJS.ProcessEnv, home: string): string {
  if (process.platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'jiaobiao')
  return join(env.XDG_STATE_HOME || join(home, '.local', 'state'), 'jiaobiao')
}
