import { readBytes } from '../../src/adapters/files/read-file.ts'
import { NO_OTHERS } from '../../src/core/intake/others-plan.ts'
import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writeSummaryFiles } from '../../src/shells/report/write-summaries.ts'
import { recordOf, type SubmissionRecord } from '../../src/shells/report/submission-record.ts'
import { reviewFiles } from '../../src/shells/review/review-files.ts'
import { unitName } from '../fixture-content/many-workbooks.ts'

/**
 * `npm run bench -- reports FOLDER 20000`: the summaries of so many departments that all have as many faults as a real
 * one has. The folder stays.
 */
const [root, , folder, countText] = process.argv.slice(2) as [string, string, string, string]
const path = '株洲市商务局2022年绩效自评.xlsx'
const absolute = join(root, 'fixtures/zhuzhou-commerce-2022/workbook', path)
const [reviewed] = [
  ...reviewFiles([{ absolute, path, inside: path, folder: undefined }], { bytes: readBytes, applied: true }),
]
const real = JSON.stringify(recordOf(reviewed!.reviewed))
const records = {
  *[Symbol.iterator](): Generator<SubmissionRecord> {
    for (let number = 0; number < Number(countText); number++) {
      const file = `收到的资料/${String(number + 1).padStart(5, '0')} ${unitName(number)}.xlsx`
      yield JSON.parse(real.replaceAll(path, file).replaceAll('株洲市商务局', unitName(number))) as SubmissionRecord
    }
  },
}
mkdirSync(folder, { recursive: true })
const names = { overview: '汇总表.xlsx', findings: 'findings.csv', results: 'results.json', report: 'report.html' }
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const before = process.cpuUsage()
await writeSummaryFiles(records, { out: folder, names, roster: null, version, others: NO_OTHERS })
const { user, system } = process.cpuUsage(before)
console.log(
  `${countText} records of ${(real.length / 1024).toFixed(0)} k letters: CPU ${((user + system) / 1e6).toFixed(1)} s, peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
)
for (const name of Object.values(names))
  console.log(`  ${name}  ${(statSync(join(folder, name)).size / 1e6).toFixed(1)} MB`)
