import { join } from 'node:path'

/** The program's own folder for what it must remember. */
export const STATE_FOLDER = 'jiaobiao'

/** Where programs keep what they must remember, by the custom of the system; a variable that is empty is not set. */
export function stateFolder(
  env: Readonly<Record<string, string | undefined>>,
  home: string,
  platform: NodeJS.Platform = process.platform,
): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), STATE_FOLDER)
  return join(env.XDG_STATE_HOME || join(home, '.local', 'state'), STATE_FOLDER)
}
