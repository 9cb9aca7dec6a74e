import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { download } from '../../ui/download.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'

/** The proof of an own act as a file, which `bin/noroshi audit prove` checks without the server. */
export const SignedReceipt = ({
  act,
  id,
  seq,
  name,
}: {
  act: 'submission' | 'report-receipt' | 'acknowledgement'
  id: string
  seq?: number
  name: string
}) => {
  const { t } = useTranslation('clocks')
  const api = useApi()
  const save = useAct(
    () => body(api.GET('/api/v1/receipts/{act}/{id}', { params: { path: { act, id }, query: { seq } } })),
    {
      refreshes: [],
      said: t('receipt_saved'),
      onDone: receipt => download(`${name}.json`, `${JSON.stringify(receipt, null, 2)}\n`, 'application/json'),
    },
  )
  return (
    <>
      <Button busy={save.busy} onPress={() => save.run(undefined)}>
        {t('receipt')}
      </Button>
      {save.problem && <ProblemNote problem={save.problem} />}
    </>
  )
}
