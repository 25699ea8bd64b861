import { LAYOUTS } from './index.ts'
import type { FilledWorkbook } from './filled.ts'

/** README.md of fixtures/layouts: what each file is, and what is wrong in it. The test reads the second table back. */
export function layoutsReadme(workbooks: readonly FilledWorkbook[]): string {
  const files = workbooks.map(({ file, forms, layout }) => {
    const { title } = LAYOUTS.find(({ id }) => id === layout)!
    return `| ${file}.xlsx | ${title} | ${forms} |`
  })
  const faults = workbooks.flatMap(({ file, faults }) =>
    faults.map(({ cell, rule, what }) => `| ${file}.xlsx | ${cell} | ${rule} | ${what} |`),
  )
  return `${INTRODUCTION}
| file | form | forms |
| --- | --- | --- |
${files.join('\n')}

What is wrong on purpose, and the rule that says so at that cell (or names it among the cells concerned); all else is right.

| file | cell | rule | what |
| --- | --- | --- | --- |
${faults.join('\n')}
`
}

const INTRODUCTION = `# Forms of other places

One workbook a layout, drawn after published forms of that kind, filled in by invented units of the province where the form is in use.
\`v4-page-break\` is \`v4\` cut by a page break with the table's header repeated; \`v6\` holds three forms one after the other in one sheet;
\`v8-weighted-twice\` multiplies scores by their weights that are out of the weights already. Made by \`npm run fixtures\` from
test/fixture-content/layouts; \`expected/\` holds the findings and the marked cells.
`
