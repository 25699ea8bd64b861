import { LayoutFileError, readLayout, readLayouts } from '../../adapters/layouts/read-layouts.ts'
import { layoutLine, layoutNamed, offered, type OfferedLayout, offeredLayouts } from '../../core/drawing/layouts.ts'
import { type Environment, UsageError } from './environment.ts'
import { inputFile } from './output.ts'

/**
 * What `--layout` asks for: a layout of the program by id, number or place, or a file of the user's own (「./我市.json」).
 * Throws UsageError, PathError.
 */
export function chosenLayout(given: string, environment: Environment): OfferedLayout {
  if (/\.json$/i.test(given)) return usable(() => offered(readLayout(inputFile(given, environment).absolute)))
  const layouts = layoutsOf(environment)
  const found = layoutNamed(layouts, given)
  if (found) return found
  throw new UsageError(
    `没有「${given}」这种表样。可用的表样（写地名或括号里的代号；也可以写自己的表样文件 .json）：\n${lines(layouts)}`,
  )
}

/** For the help: every layout there is, a line each. */
export function layoutLines(environment: Environment): string {
  return lines(layoutsOf(environment))
}

function layoutsOf({ layouts }: Environment): readonly OfferedLayout[] {
  return usable(() => offeredLayouts(readLayouts(layouts)))
}

function lines(layouts: readonly OfferedLayout[]): string {
  return layouts.map((layout) => `  ${layoutLine(layout)}`).join('\n')
}

/** What is wrong with a file is the user's to put right. */
function usable<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof LayoutFileError) throw new UsageError(error.message, { cause: error })
    throw error
  }
}
