import { existsSync } from 'node:fs'
import { join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

/**
 * A browser on Chromium that is installed here: JIAOBIAO_CHROMIUM (empty for none), or one of the usual names; undefined
 * when there is none.
 */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.JIAOBIAO_CHROMIUM !== undefined) return env.JIAOBIAO_CHROMIUM === '' ? undefined : env.JIAOBIAO_CHROMIUM
  const folders = (env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':').filter((folder) => folder !== '')
  const programs = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? [])
  return [
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...WINDOWS.flatMap((path) => programs.map((folder) => join(folder, path))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ].find((path) => existsSync(path))
}
