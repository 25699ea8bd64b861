/** What a name in the inbox means: someone's workbook, a sign that one is open, or nothing for us. Pure. */

/** Folders that systems and storage boxes make for themselves. */
const FOREIGN_FOLDERS = new Set(['@eadir', '#recycle', '$recycle.bin', 'system volume information', '__macosx', 'lost+found'])
const FOREIGN_FILES = new Set(['thumbs.db', 'ehthumbs.db', 'desktop.ini', 'icon\r'])
const IN_PROGRESS = /\.(tmp|temp|part|partial|crdownload|download|filepart|opdownload|!ut|td|xltd|downloading)$/i
/** Excel saves under eight hexadecimal digits first, then renames (KB 814068); eight decimal ones are more likely a date. */
const EXCEL_SAVING = /^(?=.*[A-F])[0-9A-F]{8}$/

export function isForeignFolder(name: string): boolean {
  return name.startsWith('.') || FOREIGN_FOLDERS.has(name.toLowerCase())
}

/** System litter, files still being transferred, owner files and everything hidden: no outcome is owed for these. */
export function isLitter(name: string): boolean {
  return (
    name.startsWith('.') ||
    name.startsWith('~$') ||
    FOREIGN_FILES.has(name.toLowerCase()) ||
    IN_PROGRESS.test(name) ||
    EXCEL_SAVING.test(name)
  )
}

/** Of an owner file, the name that it stands for (perhaps without its first one or two letters); undefined for any other file. */
export function ownedName(name: string): string | undefined {
  const libre = /^\.~lock\.(.+)#$/.exec(name)
  if (libre) return libre[1]
  const office = /^(?:~\$|\.~)(.+)$/.exec(name)
  return office?.[1]
}

/** Excel and WPS put two signs before the name, or in the place of its first one or two letters. */
export function isOwnedBy(name: string, owned: string): boolean {
  return name === owned || (owned.length >= 5 && name.length - owned.length <= 2 && name.length > owned.length && name.endsWith(owned))
}
