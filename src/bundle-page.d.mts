/** Bytes by part, the largest first. */
export type Sizes = Readonly<Record<string, readonly (readonly [part: string, bytes: number])[]>>

export const MOST_BYTES: number
export function bundlePage(
  sources: string,
  root: string,
  outfile: string,
  mostBytes?: number,
): Promise<{ readonly bytes: number; readonly sizes: Sizes }>
export function sizeReport(sizes: Sizes): string
