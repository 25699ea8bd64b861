import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawProjectForm } from '../../src/core/drawing/zhuzhou/draw-project.ts'
import type { ProjectContent } from '../../src/core/content/content.ts'
import { type DrawnLayout, LAYOUTS } from '../fixture-content/layouts/index.ts'
import { Draw } from './draw.ts'
import { asPrinted, findingsOn, type PlacelessFinding, restsOnHeldFields, withPercentage } from './layout-findings.ts'
import type { PlantedProject } from './planted-content.ts'
import { submissionOf } from './random-submission.ts'
import { parameters } from './reviewing.ts'
import { comparable, plantsFor } from './comparable-forms.ts'

/** A project form, clean or with one planted error. */
function formsFor({ holds }: DrawnLayout): fc.Arbitrary<PlantedProject> {
  const kind = fc.option(fc.constantFrom(...plantsFor(holds)), { nil: undefined })
  return fc
    .record({ seed: fc.noShrink(fc.nat()), kind, rows: fc.integer({ min: 6, max: 14 }) })
    .map(({ seed, kind, rows }) => {
      const content = submissionOf({ seed, specific: 1, municipal: 0, rows, onlyFigures: false })
      kind?.plant(content, new Draw(seed))
      return content.projects[0]
    })
    .filter(comparable)
}

const key = ({ rule, subject }: PlacelessFinding): string => `${rule} ${subject}`

/** Findings that one of both lacks, as far as the layout holds what they rest on. */
function differences(
  project: ProjectContent,
  { draw, holds }: DrawnLayout,
  repeatHeaderAfter: number | undefined,
): string[] {
  const held = (findings: readonly PlacelessFinding[]) =>
    findings.filter((finding) => restsOnHeldFields(finding, holds))
  const official = held(findingsOn(drawProjectForm(project)))
  const printed = held(
    findingsOn(draw(asPrinted(project, holds), repeatHeaderAfter === undefined ? {} : { repeatHeaderAfter }), holds),
  )
  const lacks = (others: readonly PlacelessFinding[]) => (finding: PlacelessFinding) =>
    !others.some((other) => key(other) === key(finding))
  return [
    ...official.filter(lacks(printed)).map((finding) => `not found: ${key(finding)} ${finding.told}`),
    ...printed.filter(lacks(official)).map((finding) => `found besides: ${key(finding)} ${finding.told}`),
  ]
}

describe('one and the same form', () => {
  it.each(LAYOUTS)('has the same findings as $id, $title, as in the official layout', (layout) => {
    fc.assert(
      fc.property(
        formsFor(layout),
        fc.option(fc.integer({ min: 2, max: 9 }), { nil: undefined }),
        (project, repeatHeaderAfter) => {
          expect(differences(withPercentage(project), layout, repeatHeaderAfter)).toEqual([])
        },
      ),
      parameters(12),
    )
  })
})
