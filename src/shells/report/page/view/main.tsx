import { render } from 'preact'
import { type LineValues, linesBlock, type ReportData, type UnitValues, unitOf } from '../report-data.ts'
import { blockOf } from './blocks.ts'
import { Report } from './report.tsx'

// Written by `report-page.ts`.
const data = blockOf('report') as ReportData
const units = (blockOf('units') as readonly UnitValues[]).map((values, index) => ({ ...unitOf(values, data), index }))

/** Lines are read when they are asked for. */
function linesOf(index: number): readonly LineValues[] {
  return (blockOf(linesBlock(index)) ?? []) as readonly LineValues[]
}

const app = document.getElementById('app')!
app.textContent = ''

function draw(isPrinting: boolean): void {
  render(<Report data={data} units={units} linesOf={linesOf} isPrinting={isPrinting} />, app)
}

draw(false)
window.addEventListener('beforeprint', () => draw(true))
window.addEventListener('afterprint', () => draw(false))
