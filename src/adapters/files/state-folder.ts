import { join } from 'node:path'

/** The program's own folder for what it must remember. */
export const STATE_FOLDER = 'jiaobiao'

/** Where programs keep what they must remember, by the custom of the system. */
export function stateFolder(env: NodeJS.ProcessEnv, home: string): string {
  if (process.platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), STATE_FOLDER)
  return join(env.XDG_STATE_HOME || join(home, '.local', 'state'), STATE_FOLDER)
}
