import type { SetView } from '../../protocol.ts'
import { useDesk } from '../page-context.ts'
import { ChangeList } from '../set/change-list.tsx'
import { Dialog } from './dialog.tsx'

/** What was changed in this page, cell by cell, before and after. */
export function Changes({ view, close }: { readonly view: SetView; readonly close: () => void }) {
  const { store } = useDesk()
  return (
    <Dialog title={`改动清单（${view.changed.length} 格）`} name="changes-dialog" close={close}>
      <ChangeList
        changed={view.changed}
        go={(place) => {
          close()
          store.send({ kind: 'to-cell', place, into: true })
        }}
      />
    </Dialog>
  )
}
