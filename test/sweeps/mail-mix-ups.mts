import { sendMixUps } from '../shells/mail/send-mix-ups.ts'

/** A8, long form: at least 10,000 workbooks with seeded mix-ups, planned and really sent. */
const wanted = Number(process.argv[2] ?? 10_000)
const ROUND = 500
let [files, sent, held] = [0, 0, 0]
const wrong: string[] = []
const started = Date.now()
for (let seed = 100; files < wanted; seed++) {
  const outcome = await sendMixUps(seed, ROUND)
  files += outcome.files
  sent += outcome.sent
  held += outcome.held
  wrong.push(
    ...outcome.wrong.map((each) => `seed ${seed}: ${each}`),
    ...outcome.unaccounted.map((each) => `seed ${seed}: ${each}`),
  )
}
console.log(
  `${files} workbooks: ${sent} sent, ${held} held, ${wrong.length} wrong or unaccounted for, ${Math.round((Date.now() - started) / 1000)} s`,
)
for (const each of wrong.slice(0, 20)) console.log(each)
process.exit(wrong.length > 0 ? 1 : 0)
