import type { Download, Page } from 'playwright-core'
import type { GivenBytes } from './open-page.ts'

/** What a person does at the page, and sees there. */
export class Clerk {
  constructor(readonly page: Page) {}

  async openExample(): Promise<void> {
    await this.page.getByRole('button', { name: '看一个例子' }).click()
    await this.seesSet()
  }

  /** Waits until a set is there to be mended. */
  async seesSet(): Promise<void> {
    await this.page.getByRole('group', { name: '只看哪一类' }).waitFor()
  }

  /** Chooses files in the dialog of the system; their names only, as there. */
  async choose(files: readonly GivenBytes[]): Promise<void> {
    const buffers = files.map(({ path, bytes }) => ({ name: path, mimeType: '', buffer: Buffer.from(bytes) }))
    await this.page.locator('input[type=file]').first().setInputFiles(buffers)
  }

  /** Lets files fall onto the page. */
  async drop(files: readonly GivenBytes[]): Promise<void> {
    const given = files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('base64')] as const)
    await this.page.evaluate(`(() => {
      const dataTransfer = new DataTransfer()
      for (const [name, base64] of ${JSON.stringify(given)}) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        dataTransfer.items.add(new File([bytes], name))
      }
      for (const kind of ['dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }))
    })()`)
  }

  /** Waits until what was handed in has been read, whatever came of it. */
  async seesAnswer(): Promise<void> {
    const busy = this.page.locator('.start, .working')
    // It shows at once that it works; a file that is read at once may have been.
    await this.page.waitForTimeout(200)
    await busy.waitFor({ state: 'detached', timeout: 120_000 })
  }

  /** How many there are of 请改正 and 请说明, as the bar says. */
  async left(): Promise<{ readonly mend: number; readonly explain: number }> {
    const count = async (word: string): Promise<number> => {
      const text = await this.page.getByRole('button', { name: new RegExp(`^\\W*${word} \\d+$`) }).innerText()
      return Number(/\d+$/.exec(text.trim())![0])
    }
    return { mend: await count('请改正'), explain: await count('请说明') }
  }

  /** Waits until the bar says so. */
  async seesLeft(mend: number, explain: number): Promise<void> {
    for (const [word, count] of [['请改正', mend] as const, ['请说明', explain] as const])
      await this.page.getByRole('button', { name: new RegExp(`^\\W*${word} ${count}$`) }).waitFor()
  }

  /** Takes what is proposed, by its value. */
  async take(value: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`采用 ${value}$`) }).click()
  }

  async goToSheet(name: string): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
  }

  /** Types into a cell of the sheet that is seen. */
  async type(cell: string, text: string): Promise<void> {
    await this.page.locator(`td[data-cell="${cell}"]`).click()
    await this.page.keyboard.type(text)
    await this.page.keyboard.press('Enter')
  }

  /** The file that a click gives. */
  async download(name: string): Promise<Download> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name, exact: true }).click(),
    ])
    return download
  }
}
