import type { CellStyle } from '../../../core/model/sheet-look.ts'
import type { XmlScanner } from '../../opc/xml/xml-scanner.ts'

type Alignment = Pick<CellStyle, 'align' | 'valign' | 'wrap' | 'shrink' | 'vertical' | 'rotate' | 'indent'>

/** ST_HorizontalAlignment (18.18.40); general says nothing of its own. */
const HORIZONTAL: Readonly<Record<string, NonNullable<CellStyle['align']>>> = {
  left: 'left',
  center: 'center',
  right: 'right',
  fill: 'left',
  justify: 'justify',
  centerContinuous: 'center',
  distributed: 'distributed',
}

/** ST_VerticalAlignment (18.18.88); where nothing is said, a text stands at the bottom. */
const VERTICAL: Readonly<Record<string, NonNullable<CellStyle['valign']>>> = {
  top: 'top',
  center: 'middle',
  justify: 'top',
  distributed: 'middle',
}

const DEEPEST_INDENT = 250
/** `textRotation` of letters that stand below each other. */
const STACKED = 255

/** Of the `alignment` element just opened (18.8.1). */
export function alignmentLook(scanner: XmlScanner): Alignment {
  const align = HORIZONTAL[scanner.attribute('horizontal') ?? '']
  const valign = VERTICAL[scanner.attribute('vertical') ?? '']
  const rotation = scanner.integer('textRotation') ?? 0
  const indent = Math.min(scanner.integer('indent') ?? 0, DEEPEST_INDENT)
  // Justified and distributed texts are wrapped whatever else is said.
  const wraps = scanner.flag('wrapText') || align === 'justify' || align === 'distributed'
  return {
    ...(align ? { align } : {}),
    ...(valign ? { valign } : {}),
    ...(wraps ? { wrap: true as const } : {}),
    ...(scanner.flag('shrinkToFit') && !wraps ? { shrink: true as const } : {}),
    ...(rotation === STACKED ? { vertical: true as const } : {}),
    ...(rotation > 0 && rotation <= 180 ? { rotate: rotation <= 90 ? rotation : 90 - rotation } : {}),
    ...(indent > 0 ? { indent } : {}),
  }
}
