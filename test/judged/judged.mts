import { judgedCorpus } from './corpus.ts'
import { judge } from './judge.ts'
import { described, tableOf, talliesOf } from './tally.ts'

/**
 * Prints how the program does on the judged rows, a line a kind. `--list` also prints every row that was judged
 * wrongly, `--kind NAME` (a part of it will do) keeps to some kinds, `--text` draws the forms with all figures stored
 * as text.
 */
function main(root: string, args: readonly string[]): void {
  const kind = args.includes('--kind') ? (args[args.indexOf('--kind') + 1] ?? '') : ''
  const rows = judgedCorpus(root).filter((row) => row.kind.includes(kind))
  const verdicts = judge(rows, args.includes('--text') ? 'text' : 'number')
  const wrong = args.includes('--list') ? verdicts.filter(({ result }) => result !== 'right') : []
  for (const verdict of wrong) process.stdout.write(`${described(verdict)}\n\n`)
  process.stdout.write(`${tableOf(talliesOf(verdicts))}\n`)
}

const [root = '', ...args] = process.argv.slice(2)
main(root, args)
