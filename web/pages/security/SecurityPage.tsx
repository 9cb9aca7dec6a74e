import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageBody } from '../../ui/layout.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { AddApp } from './AddApp.tsx'
import { FactorsSection } from './FactorsSection.tsx'
import { KeysSection } from './KeysSection.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { SessionsSection } from './SessionsSection.tsx'

/** 自分の設定: how one proves who one is, and where one is signed in. */
export const SecurityPage = () => {
  const { t } = useTranslation('security')
  const [adding, setAdding] = useState(false)
  const [codes, setCodes] = useState<readonly string[]>()
  return (
    <>
      <PageHead title={t('title')} support={t('support')} />
      <PageBody>
        <FactorsSection onAddApp={() => setAdding(true)} onCodes={setCodes} />
        <SessionsSection />
        <KeysSection />
      </PageBody>
      {adding && (
        <AddApp
          onClose={() => setAdding(false)}
          onAdded={made => {
            setAdding(false)
            if (made) setCodes(made)
          }}
        />
      )}
      {codes && <RecoveryCodes codes={codes} onClose={() => setCodes(undefined)} />}
    </>
  )
}
