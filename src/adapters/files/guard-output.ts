import { existsSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { FileTroubleError } from './file-trouble.ts'

/** Throws `FileTroubleError` when the output folder is, or lies inside, one of the input folders; links are followed first. */
export function refuseInsideInputs(outputFolder: string, inputFolders: readonly string[], shown: string): void {
  const output = realTarget(outputFolder)
  if (statSync(output, { throwIfNoEntry: false })?.isFile()) throw new FileTroubleError(`「${shown}」是文件，输出位置应是文件夹。`)
  for (const folder of inputFolders) {
    const input = realTarget(folder)
    const way = relative(input, output)
    if (way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(input, way) === output && !/^[A-Za-z]:/.test(way))) {
      throw new FileTroubleError(`输出文件夹「${shown}」在输入文件夹里面，为免混淆，请换一个位置。`)
    }
  }
}

/** Throws `FileTroubleError` when writing to the target would replace one of the inputs, under whatever name or link. */
export function refuseInputAsOutput(target: string, inputs: readonly string[], shown: string): void {
  const real = realTarget(target)
  const own = identity(real)
  const hit = inputs.some((input) => realTarget(input) === real || (own !== undefined && identity(input) === own))
  if (hit) throw new FileTroubleError(`输出「${shown}」就是输入的文件，原件不能覆盖，请换一个位置或名称。`)
}

/** The real path of a file or folder that may not exist yet. */
function realTarget(path: string): string {
  const absolute = resolve(path)
  if (existsSync(absolute)) return realpathSync.native(absolute)
  const parent = dirname(absolute)
  return parent === absolute ? absolute : join(realTarget(parent), basename(absolute))
}

function identity(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true })
  return stat && stat.ino !== 0n ? `${stat.dev}:${stat.ino}` : undefined
}
