import { Package, type PackageOptions } from '../opc/package.ts'
import { PackageFault } from '../opc/package-fault.ts'
import { refuseOtherKinds } from './kind/refused-kind.ts'
import { refusalOfFault } from './refusals.ts'

/** What reading and editing may cost, and how the package is opened. */
export interface WorkbookOptions extends PackageOptions {
  /** Cell elements of all sheets, blank ones too, beyond which a workbook is refused. */
  readonly mostCells?: number
}

export const MOST_CELLS = 3_000_000

/** A workbook that was opened once, to be read and edited then. */
export type OpenWorkbook = Package

/** The workbook itself where it is open already; its own options hold then. Throws what is not yet in words. */
export function packageOf(source: Uint8Array | OpenWorkbook, options: PackageOptions): OpenWorkbook {
  if (source instanceof Package) return source
  refuseOtherKinds(source)
  return new Package(source, options)
}

/** What is wrong with the package, in the words for the clerk; every other error goes on as it is. */
export function inWords<Result>(run: () => Result): Result {
  try {
    return run()
  } catch (cause) {
    throw cause instanceof PackageFault ? refusalOfFault(cause) : cause
  }
}
