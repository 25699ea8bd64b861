import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, isAbsolute, join, resolve } from 'node:path'

/** Names the program, where it stands in an unusual place; empty to do without it. */
const SOFFICE_VARIABLE = 'JIAOBIAO_SOFFICE'

type Variables = Readonly<Record<string, string | undefined>>

/**
 * LibreOffice's own program: where JIAOBIAO_SOFFICE says, on PATH, or in the usual places of the system; undefined when
 * there is none.
 */
export function findSoffice(variables: Variables, platform: NodeJS.Platform = process.platform): string | undefined {
  const named = variables[SOFFICE_VARIABLE]
  if (named !== undefined) return named !== '' && isProgram(named) ? resolve(named) : undefined
  const names = platform === 'win32' ? ['soffice.com', 'soffice.exe'] : ['soffice', 'libreoffice']
  const folders = (variables.PATH ?? variables.Path ?? '').split(delimiter).filter(isAbsolute)
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [...onPath, ...usualPlaces(platform, names, variables)].find(isProgram)
}

function usualPlaces(platform: NodeJS.Platform, names: readonly string[], variables: Variables): string[] {
  if (platform === 'win32') {
    const roots = [
      variables.ProgramFiles,
      variables['ProgramFiles(x86)'],
      'C:\\Program Files',
      'C:\\Program Files (x86)',
    ]
    return roots.flatMap((root) => (root ? names.map((name) => `${root}\\LibreOffice\\program\\${name}`) : []))
  }
  if (platform === 'darwin') return ['/Applications/LibreOffice.app/Contents/MacOS/soffice']
  return [
    '/usr/bin/soffice',
    '/usr/local/bin/soffice',
    '/usr/lib/libreoffice/program/soffice',
    '/opt/libreoffice/program/soffice',
    '/snap/bin/libreoffice',
  ]
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
