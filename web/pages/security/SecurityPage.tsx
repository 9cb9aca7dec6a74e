import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { PageBody } from '../../ui/layout.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { AddApp } from './AddApp.tsx'
import { ChangePassword } from './ChangePassword.tsx'
import { FactorsSection } from './FactorsSection.tsx'
import { KeysSection } from './KeysSection.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { SessionsSection } from './SessionsSection.tsx'

/** 自分の設定: how one proves who one is, and where one is signed in. */
export const SecurityPage = () => {
  const { t } = useTranslation('security')
  const [adding, setAdding] = useState(false)
  const [changing, setChanging] = useState(false)
  const [codes, setCodes] = useState<readonly string[]>()
  return (
    <>
      <PageHead title={t('title')} support={t('support')} />
      <PageBody>
        <FactorsSection onAddApp={() => setAdding(true)} onCodes={setCodes} />
        <SessionsSection />
        <SectionHead title={t('password.title')} />
        <ButtonRow>
          <Button onPress={() => setChanging(true)}>{t('password.act')}</Button>
        </ButtonRow>
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
      {changing && <ChangePassword onClose={() => setChanging(false)} />}
      {codes && <RecoveryCodes codes={codes} onClose={() => setCodes(undefined)} />}
    </>
  )
}
