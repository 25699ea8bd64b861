import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Asks on the terminal; hidden answers are not shown. Undefined when the user ends the input instead. */
export function askOnTerminal(question: string, hidden: boolean): Promise<string | undefined> {
  process.stderr.write(question)
  // What readline echoes goes nowhere when the answer is a secret.
  const output = hidden ? new Writable({ write: (_chunk, _encoding, done) => done() }) : process.stderr
  const lines = createInterface({ input: process.stdin, output, terminal: true })
  return new Promise((resolve) => {
    const end = (answer: string | undefined): void => {
      resolve(answer)
      lines.close()
      if (hidden) process.stderr.write('\n')
    }
    lines.once('line', end)
    lines.once('close', () => end(undefined))
    lines.once('SIGINT', () => end(undefined))
  })
}
