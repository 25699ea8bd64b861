/**
 * What systems, storage boxes and programs leave among the files of people: never handed in, never worth a line. Pure.
 */

/** Folders that systems, storage boxes and programs make for themselves. */
const FOREIGN_FOLDERS = new Set([
  ...['@eadir', '#recycle', '$recycle.bin', 'system volume information', '__macosx', 'lost+found'],
  ...[
    '.trash',
    '.trashes',
    '.recycle',
    '.recycle.bin',
    '.spotlight-v100',
    '.fseventsd',
    '.temporaryitems',
    '.documentrevisions-v100',
  ],
  ...[
    '.appledouble',
    '.@__thumb',
    '.@__qini',
    '.@upload_cache',
    '.streams',
    '.snapshot',
    '.snapshots',
    '.zfs',
    '.sync',
    '.stfolder',
    '.stversions',
  ],
  ...['.dropbox', '.dropbox.cache', '.git', '.svn'],
])
const FOREIGN_FILES = new Set([
  ...['thumbs.db', 'ehthumbs.db', 'desktop.ini', 'icon\r'],
  ...[
    '.ds_store',
    '.localized',
    '.directory',
    '.apdisk',
    '.hidden',
    '.volumeicon.icns',
    '.metadata_never_index',
    '.gitignore',
    '.gitkeep',
  ],
])
/**
 * What file systems and programs put in the place of a file that is being written or is still open: NFS, FUSE, Samba,
 * GNOME, vim; and what is ours.
 */
const HIDDEN_IN_PROGRESS =
  /^\.(nfs[0-9a-f]{8,}|fuse_hidden[0-9a-f]+|smbdelete\w+|goutputstream-\w+|jiaobiao.*|.+\.sw[a-z])$/i
/** Owner files of Excel, WPS and LibreOffice, and what macOS keeps beside each file on a share. */
const BESIDE = ['~$', '.~', '._']

export function isForeignFolder(name: string): boolean {
  return FOREIGN_FOLDERS.has(name.toLowerCase()) || /^\.(trash-|jiaobiao)/i.test(name)
}

/** A file of a system or a program's own, such as one that says that another is open. */
export function isForeignFile(name: string): boolean {
  return (
    BESIDE.some((start) => name.startsWith(start)) ||
    FOREIGN_FILES.has(name.toLowerCase()) ||
    HIDDEN_IN_PROGRESS.test(name)
  )
}

export function isLitter(name: string): boolean {
  return isForeignFile(name) || isForeignFolder(name)
}
