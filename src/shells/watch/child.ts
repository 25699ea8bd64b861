import { serveRequests } from '../../adapters/share/serve-requests.ts'

/**
 * The working processes of the hot folder: `share` touches a folder that may hang, `review` reads workbooks that may do
 * anything.
 */
async function main(): Promise<void> {
  if (process.argv[2] === 'share') {
    const { SHARE_HANDLERS } = await import('./share/share-handlers.ts')
    serveRequests(SHARE_HANDLERS)
  } else {
    const { reviewWork } = await import('./review-work.ts')
    serveRequests({ review: reviewWork })
  }
}

void main()
