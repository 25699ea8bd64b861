import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inflateSync, strFromU8 } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bundlePage } from '../src/bundle-page.mjs'
import { bytesOfBase85 } from '../src/shells/page/view/base85.ts'

const ROOT = join(import.meta.dirname, '..')
const WORKER = 'engine/worker.ts'
const VIEW = 'view/main.tsx'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiaobiao-page-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The page made of such a worker and view. */
async function pageOf(files: Readonly<Record<string, string>>, mostBytes?: number): Promise<string> {
  for (const [name, text] of Object.entries({
    [WORKER]: 'postMessage(1)',
    [VIEW]: 'document.title = "校表"',
    ...files,
  })) {
    const file = join(folder, 'src/shells/page', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  const outfile = join(folder, 'dist/校表.html')
  await bundlePage(join(folder, 'src'), ROOT, outfile, mostBytes)
  return readFileSync(outfile, 'utf8')
}

/** The script of the Worker in a page. */
function workerOf(html: string): string {
  const text = elementText(html, 'script', '<script type="text/plain" id="worker">')
  return strFromU8(inflateSync(bytesOfBase85(text)))
}

/** The text of the element that begins so. */
function elementText(html: string, tag: string, beginning = `<${tag}>`): string {
  const start = html.indexOf(beginning) + beginning.length
  return html.slice(start, html.indexOf(`</${tag}>`, start))
}

describe('the page', () => {
  it('lets run the one script and the one style sheet that it was made with, and nothing fetch, frame or send', async () => {
    const html = await pageOf({ [VIEW]: 'import "./a.css"; console.log("校")', 'view/a.css': 'body { color: red }' })
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)![1]!
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${hash(elementText(html, 'script'))}`,
      `style-src ${hash(elementText(html, 'style'))}`,
      'worker-src blob:',
      'img-src data: blob:',
      "base-uri 'none'",
      "form-action 'none'",
    ])
    expect(elementText(html, 'script')).toContain('校')
    expect(elementText(html, 'style')).toBe('body{color:red}')
  })

  it('asks search engines to leave it alone, and says its letters before anything else', async () => {
    const html = await pageOf({})
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">/)
    expect(html).toContain('<meta name="robots" content="noindex')
  })

  it('carries no letters that end its script before its end, and they mean the same', async () => {
    const view = 'globalThis.seen = ["</script>", "<!--", "<SCRIPT", /<!--|<script/.test(document.title)]'
    const script = elementText(await pageOf({ [VIEW]: view }), 'script')
    expect(script).not.toMatch(/<!--|<\/?script/i)
    const world: { seen?: unknown } = {}
    new Function('globalThis', 'document', script)(world, { title: '<!-- ' })
    expect(world.seen).toEqual(['</script>', '<!--', '<SCRIPT', true])
  })

  it('names program, rules and schemes, and has a place for the settings of a bureau', async () => {
    const html = await pageOf({})
    const data = (id: string): unknown =>
      JSON.parse(elementText(html, 'script', `<script type="application/json" id="${id}">`))
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
    expect(data('about')).toMatchObject({ version, rulesAsOf: expect.stringMatching(/^20\d\d-\d\d-\d\d$/) })
    expect((data('about') as { schemes: unknown[] }).schemes).toContainEqual({
      id: 'cn-hunan-zhuzhou-2022',
      title: '湖南省株洲市 2022 年度部门绩效自评',
    })
    expect(data('settings')).toEqual({})
  })

  it('carries rules without what only their readers need', async () => {
    const rule =
      'import { defineRule } from "./rule.ts"; export const rule = defineRule({ code: "AB-01", examples: [{ name: "甲" }], check: () => "乙", readings: ["丙"] })'
    const html = await pageOf({
      [WORKER]:
        'import { rule } from "../../../core/rules/ab-01.ts"; postMessage([rule.check(), rule.examples, rule.readings])',
      '../../core/rules/ab-01.ts': rule,
      '../../core/rules/rule.ts': 'export const defineRule = (rule) => rule',
    })
    const posted: unknown[] = []
    new Function('postMessage', workerOf(html))((each: unknown) => posted.push(each))
    expect(posted).toEqual([['乙', [], []]])
    expect(workerOf(html)).not.toMatch(/甲|丙/)
  })

  it('carries the example, letter for letter', async () => {
    const [, name, text] = /id="example" data-name="([^"]+)">([^<]+)</.exec(await pageOf({}))!
    expect(name).toMatch(/示例.*\.xlsx$/)
    expect(Buffer.from(text!, 'base64').equals(readFileSync(join(ROOT, 'fixtures/example/example.xlsx')))).toBe(true)
  })

  it('is the same every time', async () => {
    expect(await pageOf({})).toBe(await pageOf({}))
  })

  it('is written in the syntax of Chromium 86', async () => {
    const worker =
      'class A { static #a = 1; static { postMessage(A.#a) } }; let b: number | null = null; b ??= 1; postMessage(b)'
    const html = await pageOf({
      [WORKER]: worker,
      'view/a.css': '.a { inset: 0; & b { color: red } }',
      [VIEW]: 'import "./a.css"',
    })
    expect(workerOf(html)).not.toMatch(/static ?\{|#a/)
    expect(elementText(html, 'style')).toMatch(/top:0/)
    expect(elementText(html, 'style')).toMatch(/\.a b\{/)
  })
})

describe('the build of the page stops', () => {
  it.each([
    [
      'a module of Node',
      { [WORKER]: 'import { readFileSync } from "node:fs"; postMessage(readFileSync("a"))' },
      'node:fs',
    ],
    ['process', { [WORKER]: 'postMessage(process.env.HOME)' }, 'process'],
    ['globalThis.Buffer', { [WORKER]: 'postMessage(globalThis.Buffer.from([1]))' }, 'Buffer'],
    ['a request', { [VIEW]: 'fetch("https://a.example/")' }, 'a request to a network'],
    ['a script from elsewhere', { [WORKER]: 'importScripts("https://a.example/a.js")' }, 'a request to a network'],
    ['eval', { [VIEW]: '(0, eval)("1"); eval("1")' }, 'text run as code'],
    ['storage', { [VIEW]: 'localStorage.setItem("a", "b")' }, 'storage'],
    ['HTML from text', { [VIEW]: 'document.body.innerHTML = name' }, 'HTML from text'],
    ['a younger function', { [WORKER]: 'postMessage(structuredClone({}))' }, 'structuredClone'],
    ['a flag of patterns', { [WORKER]: 'postMessage(/a/d.exec(name))' }, 'flags d and v'],
    ['a younger selector', { [VIEW]: 'import "./a.css"', 'view/a.css': 'p:has(b) { color: red }' }, ':has'],
    [
      'a picture from elsewhere',
      { [VIEW]: 'import "./a.css"', 'view/a.css': 'p { background: url(https://a.example/) }' },
      'an address',
    ],
  ])('at %s', async (_, files, told) => {
    await expect(pageOf(files as Readonly<Record<string, string>>)).rejects.toThrow(told)
  })

  it('at a page that is too large, and says what is large in it', async () => {
    const made = pageOf({ [VIEW]: `document.title = "${'a'.repeat(5000)}"` }, 6000)
    await expect(made).rejects.toThrow(/more than 6000\nin the page\n[\s\S]*script\n\s+5\.\d kB {2}shells\/page/)
  })
})
