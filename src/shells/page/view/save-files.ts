import type { NamedFile } from '../protocol.ts'

/** How long a browser may take to begin with a download. */
const KEPT = 60_000

/** Hands files to the browser's downloads, each under its own name. */
export function saveFiles(files: readonly NamedFile[]): void {
  for (const { name, file } of files) {
    const url = URL.createObjectURL(file)
    const link = document.createElement('a')
    link.href = url
    link.download = name
    document.body.appendChild(link)
    link.click()
    link.remove()
    setTimeout(() => URL.revokeObjectURL(url), KEPT)
  }
}
