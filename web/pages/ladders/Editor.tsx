import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonActor } from '../../../src/kernel/actor.ts'
import type { WorkingCalendar } from '../../../src/kernel/working-time.ts'
import type { Ladder } from '../../../src/share/ladders/model.ts'
import { ladderPolicies } from '../../../src/share/ladders/policy.ts'
import { flawsOf } from '../../../src/share/ladders/rehearsal/model.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { RefusalList } from '../../ui/RefusalList.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { WordLabel } from '../../ui/StateLabel.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { dateAndTime } from '../../ui/time.ts'
import { type LadderPage, useSaveLadder } from './queries.ts'
import { AnotherTime, Rehearsal } from './Rehearsal.tsx'
import { RunningColumn } from './RunningColumn.tsx'
import { StepList } from './StepList.tsx'
import { TestDialog } from './TestDialog.tsx'
import { VersionsDialog } from './VersionsDialog.tsx'
import { flawWords, type Speaking } from './words.ts'

interface EditorProps {
  found: LadderPage
  speaking: Speaking
  calendar: WorkingCalendar
  actor: PersonActor
}

type Open = 'versions' | 'time' | 'test' | undefined

/** Leaving the page with changes asks first. */
const useKeptFromLeaving = (changed: boolean): void =>
  useEffect(() => {
    if (!changed) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [changed])

export const Editor = ({ found, speaking, calendar, actor }: EditorProps) => {
  const { t } = useTranslation('ladders')
  const { language, reach } = speaking
  const toast = useToast()
  const stored: Ladder = { steps: found.steps, deskEvery: found.deskEvery }
  const [ladder, setLadder] = useState<Ladder>(stored)
  const [open, setOpen] = useState<Open>()
  const [at, setAt] = useState<Date>()
  const [tried, setTried] = useState(false)
  const mayKeep = ladderPolicies['ladder.keep'](actor).allowed
  const changed = JSON.stringify(ladder) !== JSON.stringify(stored)
  const flaws = flawsOf(ladder, reach)
  const save = useSaveLadder(found.occasion, ({ seq }) => toast(t('saved_now', { seq })))
  useKeptFromLeaving(changed)
  const trySaving = (): void => {
    setTried(true)
    if (flaws.length === 0) save.run({ ladder, after: found.seq })
  }
  return (
    <>
      <PageHead
        breadcrumb={[{ label: t('title'), href: '/ladders' }]}
        title={t(`of.${found.occasion}`)}
        support={<Facts found={found} language={language} />}
        state={changed && <WordLabel tone="soon">{t('unsaved')}</WordLabel>}
        actions={
          <>
            <Button size="small" onPress={() => setOpen('versions')}>
              {t('versions')}
            </Button>
            <Button size="small" onPress={() => setOpen('time')}>
              {t('another_time')}
            </Button>
            {mayKeep && (
              <>
                <Button size="small" onPress={() => setOpen('test')}>
                  {t('test')}
                </Button>
                <Button size="small" look={changed ? 'primary' : 'normal'} busy={save.busy} onPress={trySaving}>
                  {t('save')}
                </Button>
              </>
            )}
          </>
        }
      />
      <div className="ladder-columns">
        <div className="ladder-editor">
          <SectionHead title={t('edit')} support={t('edit_support')} />
          {tried && flaws.length > 0 && (
            <RefusalList
              title={t('flaws', { amount: flaws.length })}
              lines={flaws.map(flaw => ({ text: flawWords(speaking, flaw) }))}
            />
          )}
          {save.problem && <ProblemNote problem={save.problem} />}
          <StepList ladder={ladder} speaking={speaking} onChange={mayKeep ? setLadder : undefined} />
          <Rehearsal ladder={ladder} speaking={speaking} calendar={calendar} at={at} />
          {at && (
            <ButtonRow>
              <Button size="small" onPress={() => setAt(undefined)}>
                {t('now_again')}
              </Button>
            </ButtonRow>
          )}
        </div>
        <aside className="ladder-running">
          <RunningColumn occasion={found.occasion} />
        </aside>
      </div>
      <PrintSheet tlp="TLP:AMBER+STRICT" />
      {open === 'versions' && (
        <VersionsDialog
          versions={found.versions}
          onTake={mayKeep ? setLadder : undefined}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'time' && <AnotherTime onChoose={setAt} onClose={() => setOpen(undefined)} />}
      {open === 'test' && <TestDialog occasion={found.occasion} ladder={stored} onClose={() => setOpen(undefined)} />}
    </>
  )
}

/** 第4版　11月18日 10:12 に大和田が保存　・　最終の試験送信 7月1日 10:30（全段で受領） */
const Facts = ({ found, language }: { found: LadderPage; language: 'ja' | 'en' }) => {
  const { t } = useTranslation('ladders')
  const [newest] = found.versions
  const at = (text: string) => dateAndTime(new Date(text), { language })
  return (
    <>
      {newest ? t('version_of', { seq: newest.seq }) : t('version_default')}
      {'　'}
      {newest && t('saved', { at: at(newest.savedAt), name: newest.savedBy?.[language] ?? '—' })}
      {'　・　'}
      {found.lastTest
        ? `${t('last_test')} ${t('last_test_of', { at: at(found.lastTest.at), steps: found.lastTest.steps, acknowledged: found.lastTest.acknowledged })}`
        : t('never_tested')}
    </>
  )
}
