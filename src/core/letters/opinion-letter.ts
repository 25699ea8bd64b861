import { type Counts, headline } from '../progress/headline.ts'
import { invitesExplanation } from '../progress/invites-explanation.ts'
import { askOf, ASKS, linesOf } from '../progress/lines.ts'
import { sinceLastRound, sinceText } from '../progress/since-last-round.ts'
import { contactText, ending, officeName, sentences } from './closing.ts'
import { fitting, type Wanting } from './fit-page.ts'
import { formNames, WHOLE_SET } from './form-names.ts'
import { besidesText, gapsOf } from './gaps.ts'
import type { LetterPage, LetterParagraph } from './letter-page.ts'
import type { LetterFinding, LetterSet } from './letter-set.ts'
import type { LetterSettings } from './letter-settings.ts'
import { pointText } from './point-text.ts'

/** 「2022年度绩效自评表」 */
export function formsOfYear(year: number | null): string {
  return `${year === null ? '' : `${year}年度`}绩效自评表`
}

export function receiver(unit: string): LetterParagraph {
  return { role: 'receiver', text: `${unit || '（表中未写明单位）'}：` }
}

/** Which of several sets of a unit a letter speaks of: 「甲」 of 2, 「甲」、「乙」. */
export interface WhichSet {
  readonly name: string
  readonly count: number
  readonly all: string
}

/** 反馈意见: what to mend, what to explain, where, by when, whom to call; 已完成 where nothing is left. */
export function opinionLetter(
  set: LetterSet,
  settings: LetterSettings,
  which?: WhichSet,
): { readonly isDone: boolean; readonly page: LetterPage } {
  const wanted = wantedIn(set)
  const isDone = wanted.length === 0
  const paragraphs = isDone ? doneLetter(set, settings, which) : askingLetter(set, wanted, settings, which)
  return { isDone, page: { paragraphs } }
}

type Ask = 'gap' | 'mend' | 'explain'

interface Wanted extends Wanting {
  readonly ask: Ask
}

/** Everything that is left to do, the most important first: what could not be read, what to mend, then to explain. */
function wantedIn(set: LetterSet): Wanted[] {
  const names = formNames(set)
  const lines = linesOf(set.findings)
  const asking = (ask: 'mend' | 'explain'): Wanted[] =>
    lines.flatMap((line) => {
      if (line.asks !== ask) return []
      const heading = { role: 'form', text: names.get(line.findings[0].formKey) ?? WHOLE_SET } as const
      return { ask, heading, paragraph: { role: 'point', lead: ASKS[ask], text: pointText(line) } } as const
    })
  const heading = { role: 'form', text: '没有核对的' } as const
  const missing = (texts: readonly string[]): Wanted[] =>
    texts.map((text) => ({ ask: 'gap', heading, paragraph: { role: 'point', text } }))
  const { unread, unsummed } = gapsOf(set)
  return [...missing(unread), ...asking('mend'), ...missing(unsummed), ...asking('explain')]
}

function doneLetter(set: LetterSet, settings: LetterSettings, which: WhichSet | undefined): LetterParagraph[] {
  const { unit, year, counts } = set
  return [
    { role: 'title', text: `${formsOfYear(year)}核对已完成` },
    receiver(unit),
    { role: 'text', text: `你单位报送的${ownForms(year, which)}已核对，没有需要你单位改正或说明的地方。` },
    ...sentences(severalText(which)),
    ...sentences(roundText(set)),
    ...corrected(counts.corrected, '没有异议的不用再改；'),
    { role: 'text', text: `定性指标的得分，由${officeName(settings)}另行复核。感谢你单位的支持配合。` },
    ...sentences(contactText(settings)),
    ...ending(settings),
  ]
}

/** 「2025年度绩效自评表（「甲」）」 */
function ownForms(year: number | null, which: WhichSet | undefined): string {
  return `${formsOfYear(year)}${which === undefined ? '' : `（「${which.name}」）`}`
}

function severalText(which: WhichSet | undefined): string {
  if (which === undefined) return ''
  const { name, count, all } = which
  return `你单位交了 ${count} 套（${all}），这封信只说「${name}」；请告诉我们以哪一套为准。`
}

/** `more`: what the headline says already where there is one. */
function corrected(count: number, more: string): LetterParagraph[] {
  if (count === 0) return []
  return sentences(
    `已代为更正的 ${count} 处列在工作簿的「更正记录」里，${more}有异议的请改回，并在「情况说明」栏写明理由。`,
  )
}

/** What became of the last round: 「与上一轮相比：已整改 3 处，仍在 2 处，新出现 0 处。」; '' where there was none. */
function roundText({ findings, resolved }: LetterSet): string {
  const isReturned = resolved.length > 0 || findings.some(({ since }) => since !== null)
  return isReturned ? `与上一轮相比：${sinceText(sinceLastRound(findings, resolved.length))}。` : ''
}

function askingLetter(
  set: LetterSet,
  wanted: readonly Wanted[],
  settings: LetterSettings,
  which: WhichSet | undefined,
): LetterParagraph[] {
  const { unit, year, counts } = set
  const top: LetterParagraph[] = [
    { role: 'title', text: `${formsOfYear(year)}反馈意见` },
    receiver(unit),
    { role: 'text', text: `你单位报送的${ownForms(year, which)}已审核，请按下面的意见办理${byWhen(settings)}。` },
    ...sentences(severalText(which)),
    { role: 'headline', text: headlineOf(counts, wanted) },
    ...sentences(roundText(set)),
  ]
  const bottom = [
    ...sentences(besidesText(set)),
    ...corrected(counts.corrected, ''),
    ...howToAnswer(set, wanted, settings),
    ...ending(settings),
  ]
  const all = fitting(wanted, [...top, ...bottom])
  const kept = all.length === wanted.length ? all : fitting(wanted, [...top, ...bottom, rest(wanted)])
  const left = wanted.slice(kept.length)
  return [...top, ...listed(kept), ...(left.length > 0 ? [rest(left)] : []), ...bottom]
}

function headlineOf(counts: Counts, wanted: readonly Wanted[]): string {
  const gaps = wanted.filter(({ ask }) => ask === 'gap').length
  return [headline(counts), gaps > 0 ? `没有核对的 ${gaps} 处` : ''].filter((part) => part !== '').join(' · ')
}

/** Grouped by form: those with the most important first, and within each the most important first; numbered throughout. */
function listed(kept: readonly Wanted[]): LetterParagraph[] {
  const groups = new Map<string, Wanted[]>()
  for (const each of kept) groups.set(each.heading.text, [...(groups.get(each.heading.text) ?? []), each])
  let number = 0
  return [...groups.values()].flatMap((group) => [
    group[0]!.heading,
    ...group.map(({ paragraph }): LetterParagraph => {
      const { lead = '' } = paragraph
      return { ...paragraph, lead: `${++number}. ${lead === '' ? '' : `${lead}　`}` }
    }),
  ])
}

/** 「其余请改正 2 处、请说明 7 处，见工作簿的「审核结果」。」 */
function rest(left: readonly Wanted[]): LetterParagraph {
  const count = (ask: Ask): number => left.filter((each) => each.ask === ask).length
  const parts = [
    count('gap') > 0 ? `没有核对的 ${count('gap')} 处` : '',
    count('mend') > 0 ? `${ASKS.mend} ${count('mend')} 处` : '',
    count('explain') > 0 ? `${ASKS.explain} ${count('explain')} 处` : '',
  ].filter((part) => part !== '')
  return { role: 'more', text: `其余${parts.join('、')}，见工作簿的「审核结果」。` }
}

function byWhen({ deadline }: LetterSettings): string {
  return deadline === '' ? '' : `，于${deadline}前交回`
}

function howToAnswer(set: LetterSet, wanted: readonly Wanted[], settings: LetterSettings): LetterParagraph[] {
  const asks: ReadonlySet<string> = new Set(wanted.map(({ ask }) => ask))
  const isOpen = (finding: LetterFinding): boolean => asks.has(askOf(finding))
  const explaining = set.findings.some((finding) => isOpen(finding) && invitesExplanation(finding))
  const several = set.workbooks.filter(({ forms }) => forms.length > 0).length > 1
  const back = `把${several ? '这几个工作簿一起' : '同一个工作簿'}交回，批注和颜色不用删`
  const how = asks.has('mend')
    ? `改好后${back}`
    : asks.has('explain')
      ? `写好后${back}`
      : '请把没有核对的补好，重新交来'
  const where = explaining ? '；需要说明的，写在工作簿「审核结果」的「情况说明」栏。' : '。'
  return [...sentences(`怎样答复：${how}${where}`), ...sentences(contactText(settings))]
}
