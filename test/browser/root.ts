import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The project's folder, also from a script that was bundled to elsewhere in it. */
export const ROOT = up(import.meta.dirname)

function up(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : up(dirname(folder))
}
