import { type BatchOptions, openReview, type Review, type ReviewOrder } from '../review/open-review.ts'
import type { Environment } from './environment.ts'

/** A few files in this process, many in the child processes of a batch, which is loaded then. */
export function openReviewFor(order: ReviewOrder, options: BatchOptions, environment: Environment): Promise<Review> {
  const { workers } = environment
  const inChildren =
    workers &&
    (async () => {
      const { reviewInChildren } = await import('../batch/review-in-children.ts')
      return reviewInChildren(order, options, environment, workers)
    })
  return openReview(order, options, environment, inChildren)
}
