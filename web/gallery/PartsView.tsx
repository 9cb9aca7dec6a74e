import { type ReactNode, useState } from 'react'
import { deliveryStateCodes } from '../../src/kernel/taxonomy/deliveries.ts'
import { tlpLabels } from '../../src/kernel/tlp.ts'
import { Button } from '../ui/Button.tsx'
import { ClockChip } from '../ui/ClockChip.tsx'
import { DeliveryMark } from '../ui/DeliveryMark.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Diff } from '../ui/Diff.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Loading, Refreshing } from '../ui/Loading.tsx'
import { PageBody } from '../ui/layout.tsx'
import { Note } from '../ui/Note.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { RestrictedPlaceholder } from '../ui/RestrictedPlaceholder.tsx'
import { MoreRows } from '../ui/RowList.tsx'
import { SectionHead } from '../ui/SectionHead.tsx'
import { StateLabel } from '../ui/StateLabel.tsx'
import { type StateCode, type StateFamily, stateTables } from '../ui/states.ts'
import { DayText, TimeText } from '../ui/TimeText.tsx'
import { TlpBadge, TlpHandling } from '../ui/TlpBadge.tsx'
import { useToast } from '../ui/Toast.tsx'
import { useSay } from './say.ts'
import { scene } from './scene.ts'

/** Every small part in every state. */
export const PartsView = () => (
  <>
    <PageHead title="Parts" />
    <PageBody>
      <Labels />
      <Buttons />
      <Words />
    </PageBody>
  </>
)

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <>
    <SectionHead title={title} />
    <div className="page-body button-row">{children}</div>
  </>
)

const Labels = () => (
  <>
    <Part title="Clock, time">
      <ClockChip due={scene.in(-72)} />
      <ClockChip due={scene.in(23)} />
      <ClockChip due={scene.in(173)} />
      <ClockChip due={scene.in(6000)} />
      <ClockChip due={scene.now} doneAt={scene.at('01:22')} />
      <TimeText at={scene.now} show="seconds" withZone />
      <TimeText at={scene.now} show="date-time" />
      <DayText at={scene.now} />
      <DayText at={scene.in(-1440)} />
      <DayText at={scene.in(-4000)} />
    </Part>
    <Part title="TLP">
      {tlpLabels.map(label => (
        <TlpBadge key={label} label={label} />
      ))}
      <TlpHandling label="TLP:AMBER" />
    </Part>
    <Part title="Delivery">
      {deliveryStateCodes.map(state => (
        <DeliveryMark key={state} state={state} withWord />
      ))}
      <span>
        <DeliveryMark state="NO_ANSWER" of="みどり野鉄道" />
        <DeliveryMark state="UNCHECKED" of="青嶺空港" />
        <DeliveryMark state="HELD_UPSTREAM" of="三ツ浜信金" />
      </span>
    </Part>
    {families.map(family => (
      <Part key={family} title={family}>
        <Family family={family} />
      </Part>
    ))}
  </>
)

const families = (Object.keys(stateTables) as StateFamily[]).filter(family => family !== 'delivery')

const Family = ({ family }: { family: StateFamily }) =>
  Object.keys(stateTables[family]).map(code => (
    <StateLabel
      key={code}
      family={family}
      code={code as StateCode<typeof family>}
      numbers={{ into: 'C-0191', hits: 3 }}
    />
  ))

const Buttons = () => {
  const say = useSay()
  const toast = useToast()
  const [open, setOpen] = useState(false)
  return (
    <Part title="Buttons, dialog, toast">
      <Button look="primary">{say('受け取りました', 'I have it')}</Button>
      <Button>{say('版の履歴', 'Versions')}</Button>
      <Button size="small">{say('印刷', 'Print')}</Button>
      <Button look="danger">{say('訂正・回収', 'Correct, recall')}</Button>
      <Button look="primary" size="large">
        {say('速報を送る', 'Send the report')}
      </Button>
      <Button busy>{say('送信しています', 'Sending')}</Button>
      <Button refusedBecause={say('公開には起案者以外の承認が必要です。', 'A second person must approve.')}>
        {say('承認して 148組織に公開', 'Approve and release to 148')}
      </Button>
      <Button onPress={() => setOpen(true)}>{say('公開…', 'Release…')}</Button>
      <Button onPress={() => toast(say('下書きを保存しました。', 'The draft is saved.'))}>Toast</Button>
      <Dialog
        title={say('148組織に公開', 'Release to 148 organisations')}
        isOpen={open}
        onClose={() => setOpen(false)}
        alert
        actions={
          <>
            <Button look="primary" onPress={() => setOpen(false)}>
              {say('148組織に公開', 'Release to 148')}
            </Button>
            <Button onPress={() => setOpen(false)}>{say('戻る', 'Back')}</Button>
          </>
        }
      >
        <p>
          {say(
            '148組織に公開します。公開後は取り消せません。訂正と回収はできます。',
            'This will be released to 148 organisations. It cannot be undone, only corrected or recalled.',
          )}
        </p>
      </Dialog>
    </Part>
  )
}

const Words = () => {
  const say = useSay()
  return (
    <>
      <SectionHead title="Notes, problems" />
      <Note lead={say('「未点検」は「該当なし」ではありません。', '“Not yet checked” is not “not affected”.')}>
        {say('受領だけの 4事業者には、07:57 に再度お願いします。', 'Four operators will be asked again at 07:57.')}
      </Note>
      <Note
        tone="alarm"
        lead={say('この事案は閉鎖できません：点検 4件に回答がなく、1件が点検中', 'This case cannot be closed')}
      />
      <Note tone="soon" lead={say('不明の期間があります。', 'There is an unknown period.')} />
      <Note tone="done" lead={say('全件の回答がそろいました。', 'All have answered.')} />
      <ProblemNote
        onRetry={() => {}}
        problem={{
          title: say('入力を確かめてください。', 'Please check what you entered.'),
          status: 422,
          reference: 'E-7F31',
          errors: [{ pointer: '/telephone', ja: '使えない文字「O」があります。', en: 'It contains the letter “O”.' }],
          missing: [{ code: 'lessons' }],
        }}
        remedy={() => ({ text: say('教訓がありません', 'Lessons are missing'), href: '/lessons' })}
        field={() => ({ id: 'telephone', label: say('電話番号', 'Telephone') })}
      />
      <ProblemNote problem={{ title: '', status: 0, code: 'offline' }} />
      <RestrictedPlaceholder askHref="/ask" />
      <EmptyState>
        {say(
          'いま対応が必要なものはありません。03:07 時点で、すべての提供先から回答があります。次の期限は 08:00 です。',
          'Nothing needs you now. The next deadline is 08:00.',
        )}
      </EmptyState>
      <EmptyState clearHref="/cases">
        {say(
          'この条件に合う事案はありません。見る権限のない事案は件数に含まれません。',
          'No case matches these filters.',
        )}
      </EmptyState>
      <Loading rows={2} expected={41} />
      <Refreshing from={scene.at('03:02')} active>
        <p>{say('速報 R-1184　みなと急行電鉄', 'R-1184 Minato Express')}</p>
      </Refreshing>
      <MoreRows count={50} href="/inbox?after=x" />
      <Diff
        segments={[
          { kind: 'changed', number: 1, removed: '11月19日 17時15分ごろ', inserted: '11月19日の夕方' },
          { kind: 'kept', text: '、' },
          { kind: 'changed', number: 2, removed: '全国給付機構の給付第二課', inserted: 'ある公的機関' },
          { kind: 'kept', text: 'で、不審な添付の実行後に次の接続先と通信しました。\n添付資料：' },
          { kind: 'pending', number: 3, text: 'mail-header.pdf（作成者：給付第二課 森）' },
        ]}
      />
    </>
  )
}
