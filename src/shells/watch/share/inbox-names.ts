/** What a name in the inbox means: someone's workbook, a sign that one is open, or nothing for us. Pure. */
import { isForeignFile } from '../../../core/intake/litter.ts'

const IN_PROGRESS = /\.(tmp|temp|part|partial|crdownload|download|filepart|opdownload|!ut|td|xltd|downloading)$/i
/** rsync: the name, and six letters drawn by lot. */
const RSYNC_SAVING = /^\..+\.[a-z]{2,4}\.(?=.*[A-Z0-9])[A-Za-z0-9]{6}$/
/**
 * Excel saves under eight hexadecimal digits first, then renames (KB 814068); eight decimal ones are more likely a
 * date.
 */
const EXCEL_SAVING = /^(?=.*[A-F])[0-9A-F]{8}$/
/** System litter, files still being transferred, owner files: no outcome is owed for these. */
export function isLitter(name: string): boolean {
  return isForeignFile(name) || IN_PROGRESS.test(name) || RSYNC_SAVING.test(name) || EXCEL_SAVING.test(name)
}

/** Not shown to people by their desktops: what bears such a name was hardly meant to be handed in, but may be. */
export function isHidden(name: string): boolean {
  return name.startsWith('.')
}

/** What a unit may hand in, by its name. */
export function maybeHandedIn(name: string): boolean {
  return !isLitter(name) && /\.(xlsx|xlsm|xlsb|xls|et|ods|csv|zip|rar|7z|docx?|wps|pdf)$/i.test(name)
}

/**
 * Of an owner file, the name that it stands for (perhaps without its first one or two letters); undefined for any other
 * file.
 */
export function ownedName(name: string): string | undefined {
  const libre = /^\.~lock\.(.+)#$/.exec(name)
  if (libre) return libre[1]
  const office = /^(?:~\$|\.~)(.+)$/.exec(name)
  return office?.[1]
}

/** Excel and WPS put two signs before the name, or in the place of its first one or two letters. */
export function isOwnedBy(name: string, owned: string): boolean {
  return (
    name === owned ||
    (owned.length >= 5 && name.length - owned.length <= 2 && name.length > owned.length && name.endsWith(owned))
  )
}
