import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { useActor } from '../../app/use-session.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { KeyForm } from './KeyForm.tsx'
import { KeyTable } from './KeyTable.tsx'

/** Keys with which programs act for one's post. */
export const KeysSection = () => {
  const { t } = useTranslation('security')
  const api = useApi()
  const actor = useActor()
  const [open, setOpen] = useState<'new' | { id: string; label: string }>()
  const keys = useQuery({ queryKey: ['own-keys'], queryFn: () => body(api.GET('/api/v1/me/keys')) })
  const revoke = useAct((id: string) => api.DELETE('/api/v1/keys/{id}', { params: { path: { id } } }), {
    refreshes: [['own-keys'], ['organisation-keys']],
    said: t('keys.ended'),
  })
  return (
    <>
      <SectionHead title={t('keys.title')} support={t('keys.support')} />
      {revoke.problem && <ProblemNote problem={revoke.problem} />}
      <Answered query={keys}>
        {held => (
          <>
            {held.length === 0 ? (
              <p className="secondary section-empty">{t('keys.none')}</p>
            ) : (
              <KeyTable
                keys={held}
                acts={({ id, label }) => (
                  <ButtonRow>
                    <Button size="small" onPress={() => setOpen({ id, label })}>
                      {t('keys.rotate')}
                    </Button>
                    <Button size="small" onPress={() => revoke.run(id)} busy={revoke.busy}>
                      {t('keys.revoke')}
                    </Button>
                  </ButtonRow>
                )}
              />
            )}
            <ButtonRow>
              <Button
                onPress={() => setOpen('new')}
                refusedBecause={actor?.seconded ? t('keys.not_seconded') : undefined}
              >
                {t('keys.issue')}
              </Button>
            </ButtonRow>
          </>
        )}
      </Answered>
      {open && (
        <KeyForm
          duties={actor?.duties ?? []}
          rotates={open === 'new' ? undefined : open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  )
}
