import type { Page } from 'playwright-core'
import type { GivenBytes } from './open-page.ts'

/** What a page, in whatever browser, answers about files through its door for programs (`globalThis.jiaobiao`). */
export interface PageAnswers {
  readonly check: (files: readonly GivenBytes[]) => Promise<unknown>
  /** By name. */
  readonly correct: (files: readonly GivenBytes[]) => Promise<ReadonlyMap<string, Uint8Array>>
}

/** Runs the body of a function, which may await, in the page: its arguments are plain data, and so is what it returns. */
export type RunInPage = (body: string, ...args: readonly unknown[]) => Promise<unknown>

/** Bytes go into the page and out of it as base64. */
const CHECK = `
  const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const files = args[0].map(([path, base64]) => ({ path, bytes: bytesOf(base64) }))
  return globalThis.jiaobiao.check(files)`
const CORRECT = `${CHECK.replace('return globalThis.jiaobiao.check(files)', '')}
  const made = await globalThis.jiaobiao.correct(files)
  return made.map(({ name, bytes }) => {
    let letters = ''
    for (let at = 0; at < bytes.length; at += 0x8000) letters += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
    return [name, btoa(letters)]
  })`

export function runDoor(run: RunInPage): PageAnswers {
  const packed = (files: readonly GivenBytes[]) =>
    files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('base64')])
  return {
    check: (files) => run(CHECK, packed(files)),
    correct: async (files) => {
      const made = (await run(CORRECT, packed(files))) as (readonly [name: string, base64: string])[]
      return new Map(made.map(([name, base64]) => [name, Buffer.from(base64, 'base64')]))
    },
  }
}

export function doorOf(page: Page): PageAnswers {
  return runDoor((body, ...args) => page.evaluate(`(async (...args) => { ${body} })(...${JSON.stringify(args)})`))
}
