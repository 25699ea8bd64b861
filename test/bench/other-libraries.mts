import type { Job } from './measure.mts'

const SHEETJS = 'xlsx'

interface SheetJs {
  read(data: Uint8Array): unknown
  write(workbook: unknown, options: { type: 'buffer'; bookType: 'xlsx' }): Uint8Array
}

/** None where SheetJS is not installed: `npm install --no-save xlsx@0.18.5`. */
export async function sheetJsJobs(): Promise<Job[]> {
  const module = (await import(SHEETJS).catch(() => undefined)) as { readonly default: SheetJs } | undefined
  if (!module) return []
  const { read, write } = module.default
  return [
    ['SheetJS load', (bytes) => read(bytes)],
    ['SheetJS load + save', (bytes) => write(read(bytes), { type: 'buffer', bookType: 'xlsx' })],
  ]
}
