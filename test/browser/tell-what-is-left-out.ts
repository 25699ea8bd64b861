import { findBrowser } from './find-browser.ts'

/** Before the tests: one line for a machine on which those in the browser cannot run. */
export default function tell(): void {
  if (findBrowser() === undefined)
    console.warn(
      '跳过 test/browser 和 sheet-table.test.ts（校表.html 在真实浏览器里）：没有找到 Chromium、Chrome 或 Edge，可用 JIAOBIAO_CHROMIUM 指明。',
    )
}
