import { cleanFolder } from './temporary-files.ts'

/** Takes away temporary files that processes which were killed have left in the folders. */
export function cleanLeftovers(folders: Iterable<string>): void {
  for (const folder of folders) cleanFolder(folder)
}
