import { useState } from 'react'
import { readTime } from '../../src/kernel/known-time.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceGroup, ManyChoiceGroup } from '../ui/ChoiceGroup.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { KnownTimeField } from '../ui/KnownTimeField.tsx'
import { Link } from '../ui/Link.tsx'
import { ActionBar, Columns, FormSection } from '../ui/layout.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Panel } from '../ui/Panel.tsx'
import { WordLabel } from '../ui/StateLabel.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { TlpHandling } from '../ui/TlpBadge.tsx'
import { useSay } from './say.ts'
import { scene } from './scene.ts'

const read = (wording: string) => readTime(wording, scene.now)

/** Beside screens 02-first-report. */
export const FormView = () => {
  const say = useSay()
  return (
    <>
      <PageHead
        breadcrumb={[
          { label: say('自組織の情報連絡', 'Our reports'), href: '/reports' },
          { label: say('新しい速報', 'New first report') },
        ]}
        title={say('速報を送る', 'Send a first report')}
        support={say(
          '必要なのは「何が起きたか」の一文と連絡先だけです。分からないことは、分からないまま送れます。',
          'All that is required is one sentence and a telephone number. What is unknown can be sent as unknown.',
        )}
        state={<WordLabel tone="done">{say('✓ 下書き保存済み 02:58:14', '✓ Draft saved 02:58:14')}</WordLabel>}
      />
      <Columns side={<Audience />}>
        <form>
          <Required />
          <Optional />
        </form>
      </Columns>
      <ActionBar
        main={
          <Button look="primary" size="large" type="submit">
            {say('速報を送る', 'Send the report')}
          </Button>
        }
        others={
          <>
            <Button size="large">{say('相談として送る', 'Send as consultation')}</Button>
            <Button look="bare" size="large">
              {say('下書きのまま閉じる', 'Close as draft')}
            </Button>
          </>
        }
        aside={
          <>
            {say('送信', 'Send')} <kbd>Ctrl Enter</kbd>
          </>
        }
        phoneNote={
          <>
            <strong>{say('直ちに届く先', 'Reaches at once')}</strong>
            {say('：交通通信省の当直、内閣サイバー調整室。', ': the duty desk of the ministry and the coordinator. ')}
            <Link href="/reports/new/consultation">{say('相談として送る', 'Send as consultation')}</Link>
          </>
        }
      />
    </>
  )
}

const Required = () => {
  const say = useSay()
  const [what, setWhat] = useState(
    say(
      '改札の管理サーバーが再起動を繰り返し、始発で改札機が使えないおそれがある。',
      'The gate servers keep restarting; the gates may fail for the first train.',
    ),
  )
  const [telephone, setTelephone] = useState('O3-0000-0142')
  const error = telephone.includes('O')
    ? say(
        '電話番号に使えない文字「O」があります。数字の 0 ではありませんか。',
        'The telephone number contains the letter “O”. Did you mean the digit 0?',
      )
    : undefined
  const label = say('電話番号', 'Telephone')
  return (
    <>
      <ErrorSummary problems={error ? [{ field: 'telephone', label, message: error }] : []} />
      <TextArea
        id="what"
        label={say('何が起きたか', 'What happened')}
        necessity="required"
        rows={2}
        value={what}
        onChange={setWhat}
        support={say('一文で十分です。原因や影響の範囲は、あとから続報で足せます。', 'One sentence is enough.')}
      />
      <div className="field-pair">
        <TextField
          id="who"
          label={say('いま電話がつながる連絡先', 'Who answers the telephone now')}
          necessity="required"
          value={say('運輸指令所　早瀬 航平', 'HAYASE Kohei')}
          onChange={() => {}}
        />
        <TextField
          id="telephone"
          label={label}
          necessity="required"
          type="tel"
          value={telephone}
          onChange={setTelephone}
          error={error}
        />
      </div>
    </>
  )
}

const Optional = () => {
  const say = useSay()
  const [impact, setImpact] = useState<'YES' | 'MAY' | 'NO' | 'UNKNOWN' | undefined>('MAY')
  const [events, setEvents] = useState<('LEAK' | 'TAMPER' | 'UNAVAIL' | 'MALWARE' | 'UNKNOWN')[]>(['UNAVAIL'])
  const [since, setSince] = useState(read(say('日付が変わったころ', 'around midnight')))
  return (
    <FormSection
      title={say('分かる範囲で', 'As far as known')}
      support={say(
        '※任意　空欄のまま送ると「未記入」として届きます',
        'Optional: what stays empty arrives as “not given”',
      )}
    >
      <ChoiceGroup
        id="impact"
        label={say('サービスへの影響', 'Effect on service')}
        value={impact}
        onChange={setImpact}
        choices={[
          { value: 'YES', label: say('出ている', 'Yes') },
          { value: 'MAY', label: say('出るおそれ', 'Likely') },
          { value: 'NO', label: say('出ていない', 'No') },
          { value: 'UNKNOWN', label: say('不明', 'Unknown') },
        ]}
      />
      <ManyChoiceGroup
        id="events"
        label={say('起きたこと', 'What kind')}
        value={events}
        onChange={setEvents}
        alone={['UNKNOWN']}
        choices={[
          { value: 'LEAK', label: say('情報の漏えい', 'Leak') },
          { value: 'TAMPER', label: say('破壊・改ざん', 'Destruction, tampering') },
          { value: 'UNAVAIL', label: say('利用困難', 'Hard to use') },
          { value: 'MALWARE', label: say('マルウェア感染', 'Malware') },
          { value: 'UNKNOWN', label: say('不明', 'Unknown') },
        ]}
      />
      <KnownTimeField id="since" label={say('いつから', 'Since when')} value={since} onChange={setSince} read={read} />
      <ChoiceGroup
        id="cause"
        label={say('原因', 'Cause')}
        value={undefined}
        onChange={() => {}}
        error={say('相談ではない場合は、不明でも一つ選んでください。', 'Choose one, if only “unknown”.')}
        choices={[
          { value: 'ATTACK', label: say('攻撃の疑い', 'Suspected attack') },
          { value: 'UNKNOWN', label: say('不明', 'Unknown') },
        ]}
      />
    </FormSection>
  )
}

const Audience = () => {
  const say = useSay()
  return (
    <>
      <Panel title={say('送るとどうなるか', 'What happens when you send')}>
        <p>{say('あなたの名前と時刻が受付票に残ります。', 'Your name and the time stay on the receipt.')}</p>
      </Panel>
      <TlpHandling label="TLP:AMBER+STRICT" reader="ORIGINATOR" />
    </>
  )
}
