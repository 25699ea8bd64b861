import { byForm } from '../../parts/by-form.ts'
import { FindingHead } from '../../parts/finding-head.tsx'
import { MARKS } from '../../parts/marks.ts'
import { MOST_LEFT } from '../../parts/unit-name.tsx'
import type { LineValues, ReportData, Unit } from '../report-data.ts'

interface Props {
  readonly unit: Unit
  readonly lines: readonly LineValues[]
  readonly titles: ReportData['titles']
}

const MOST_FILES = 3

/** What stands below an opened unit: its files, what is left, what was not checked, its lines sheet after sheet. */
export function UnitLines({ unit, lines, titles }: Props) {
  const { files, left, gaps, total } = unit
  const others = files.length > MOST_FILES ? ` 等 ${files.length} 个文件` : ''
  return (
    <>
      <p class="soft">
        {files.slice(0, MOST_FILES).join('、')}
        {others}
      </p>
      {left.slice(MOST_LEFT).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {unit.state === '完成' && total === 0 && <p>✓ 没有要改正或说明的。</p>}
      {total > lines.length && <p class="strip warning">▲ {leftOut(total, lines.length)}</p>}
      {byForm(lines.map((line) => ({ form: line[1], line }))).map(({ form, items }) => (
        <section key={form}>
          <h3 class="lines-of">{form}</h3>
          <ul>
            {items.map(({ line }) => (
              <Line key={line.join('\n')} line={line} titles={titles} />
            ))}
          </ul>
        </section>
      ))}
      {gaps.length > 0 && (
        <section class="gaps">
          <h3 class="lines-of">? 没有能够核对的</h3>
          <ul>
            {gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Line({ line, titles }: { readonly line: LineValues } & Pick<Props, 'titles'>) {
  const [asks, , cell, rule, label, expected, text, word, explanation] = line
  const mark = MARKS[asks]
  // Of several, the label is the rule's title.
  const title = cell === '' ? undefined : titles[rule]
  return (
    <li class={`finding ${mark.name}`}>
      <div class="finding-still">
        <FindingHead
          mark={mark}
          word={word}
          cell={cell}
          title={label}
          beside={[rule, title, expected].filter(Boolean).join('　')}
          text={text}
        />
        {explanation !== '' && <p class="ink-done">情况说明：{explanation}</p>}
      </div>
    </li>
  )
}

/** Why a unit shows fewer lines than it has. */
function leftOut(total: number, here: number): string {
  const which = here > 0 ? `另有 ${total - here} 条` : `这一套的 ${total} 条`
  return `${which}没有放进网页（总量太大），请看该工作簿里的「审核结果」，或 findings.csv。`
}
