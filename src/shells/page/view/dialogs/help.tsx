import { useTools } from '../page-context.ts'
import { Dialog } from './dialog.tsx'

const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['F8', '下一处问题（Shift + F8 上一处）'],
  ['↑ ↓', '在问题之间、格子之间移动'],
  ['回车', '从问题到格子；在格子里直接打字就是填，F2 改原来的'],
  ['Esc', '从格子回到问题'],
  ['Ctrl + Z', '撤销（Ctrl + Y 重做）'],
  ['Ctrl + S', '下载改好的工作簿'],
]

const MARKS: readonly (readonly [colour: string, mark: string, text: string])[] = [
  ['mend', '■ 请改正', '肯定不对，要改'],
  ['explain', '▲ 请说明', '可能没错，写一句情况说明，或者改'],
  ['done', '✓ 已更正', '在这里改好了，或者上一轮已代为更正、您没有异议；说明过的是「✓ 已说明」'],
  ['hint', '✎ 已改动', '改过的其他格子'],
  ['unchecked', '? 未能核对', '表里缺数或看不懂，没法判断，请自己看一眼'],
]

/** How it goes, the keys, and what rules and schemes are in the page. */
export function Help({ close }: { readonly close: () => void }) {
  const { about } = useTools()
  return (
    <Dialog title="怎么用" name="help-dialog" close={close}>
      <ol>
        <li>把自评表（Excel、WPS 表格，文件夹，zip）拖进网页。</li>
        <li>右边一条一条列出问题。点一条，左边就到那一格。</li>
        <li>有「采用」的，点一下就改好；没有的，在格子里直接改，或者写情况说明。</li>
        <li>改完点「下载改好的工作簿」，交这个文件。原来的文件没有动。</li>
      </ol>
      <h3>记号</h3>
      <ul class="help-marks">
        {MARKS.map(([colour, mark, text]) => (
          <li key={mark}>
            <span class={`tag ${colour}`}>{mark}</span> {text}
          </li>
        ))}
      </ul>
      <h3>键盘</h3>
      <dl class="help-keys">
        {KEYS.map(([keys, does]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <h3>规则和评分办法</h3>
      <p>
        校表 {about.version}，规则和评分办法截至 {about.rulesAsOf || '（未注明）'}
        。按表的地区和年度自动选用；认不出的，用全国通用的办法。
      </p>
      <ul class="help-schemes">
        {about.schemes.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
    </Dialog>
  )
}
