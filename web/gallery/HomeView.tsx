import { Button, ButtonLink } from '../ui/Button.tsx'
import { CountStrip } from '../ui/CountStrip.tsx'
import { MarkedName } from '../ui/FictionMark.tsx'
import { Link } from '../ui/Link.tsx'
import { Columns, Pair } from '../ui/layout.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Panel } from '../ui/Panel.tsx'
import { BriefRow, DueRow, LoopRow, RowList } from '../ui/RowList.tsx'
import { SectionHead } from '../ui/SectionHead.tsx'
import { useSay } from './say.ts'
import { scene } from './scene.ts'

/** Beside screens 01-home. */
export const HomeView = () => {
  const say = useSay()
  return (
    <>
      <PageHead
        title={say('いま対応が必要なもの　11件', 'Needs action now: 11')}
        support={say(
          'うち期限超過 2件。責任者に伝わっていない事案が 1件あります。',
          '2 are overdue. In 1 case the responsible person has not been informed.',
        )}
        actions={
          <>
            <ButtonLink href="/handover">{say('申し送りを作る', 'Write handover')}</ButtonLink>
            <ButtonLink href="/reports/new">{say('速報を代行入力', 'Enter a report for others')}</ButtonLink>
          </>
        }
      />
      <CountStrip
        counts={[
          { label: say('期限超過', 'overdue'), count: 2, href: '/?only=overdue', urgent: true },
          { label: say('完了していない対応', 'open loops'), count: 4, href: '/?only=open' },
          { label: say('担当者なし', 'unowned'), count: 3, href: '/?only=unowned' },
          { label: say('新着', 'new'), count: 5, href: '/?only=new' },
          { label: say('応答のない提供先', 'silent recipients'), count: 11, href: '/?only=silent' },
        ]}
      />
      <Columns side={<Side />}>
        <Loops />
        <Due />
        <Pair>
          <Unowned />
          <Unowned />
        </Pair>
      </Columns>
    </>
  )
}

const Loops = () => {
  const say = useSay()
  const next = say('次に動く人', 'Next to act')
  return (
    <>
      <SectionHead
        title={say('完了していない対応', 'Open loops')}
        id="loops"
        count={4}
        support={say('痕跡点検と確認が終わるまで残ります', 'They stay until swept and verified')}
        column={next}
      />
      <RowList labelledBy="loops">
        <LoopRow
          due={scene.in(-72)}
          title={say('責任者に伝わっていません', 'Responsible person not informed')}
          href="/notices/41"
          support={say(
            '検知通知 第41号。統括情報セキュリティ責任者と、監督部局の給付課長が未確認です。',
            'Notice 41: neither the chief security officer nor the head of the supervising division has confirmed.',
          )}
          nextToActLabel={next}
          nextToAct={
            <>
              {say('あなた（佐久間）', 'You (Sakuma)')}
              <br />
              {say('相手　', 'with ')}
              <MarkedName name={say('国民生活省', 'Min. of Life')} fictional />
            </>
          }
          action={
            <Button look="primary" size="small">
              {say('代行者に連絡', 'Call deputy')}
            </Button>
          }
        />
        <LoopRow
          due={scene.in(-37)}
          title={say('痕跡点検の回答がありません', 'No answer to the sweep request')}
          href="/sweeps"
          support={say(
            '解析結果B（接続先 2件）の提供から 3時間37分。点検済みは 4組織中 1組織です。',
            '3 h 37 m since analysis result B (2 destinations). 1 of 4 organisations has finished.',
          )}
          nextToActLabel={next}
          nextToAct={<MarkedName name={say('全国給付機構', 'Benefit Agency')} fictional />}
          action={<Button size="small">{say('回答を催促', 'Remind')}</Button>}
        />
        <LoopRow
          due={scene.in(23)}
          title={say('端末の隔離報告を待っています', 'Waiting for the isolation report')}
          href="/notices/42"
          support={say(
            '検知通知 第42号の端末 2台。係員は 02:31 に現場へ到着。',
            'Notice 42, 2 terminals. Staff reached the site at 02:31.',
          )}
          nextToActLabel={next}
          nextToAct={<MarkedName name={say('北浦電力', 'Kitaura Power')} fictional />}
          action={<Button size="small">{say('状況を聞く', 'Ask')}</Button>}
        />
        <LoopRow
          due={scene.in(173)}
          title={say('信号は消えましたが、点検が残っています', 'Signal gone, sweep still open')}
          href="/notices/39"
          support={say('検知通知 第39号：22:10〜02:10 に再検知なし。', 'Notice 39: not seen again 22:10–02:10.')}
          nextToActLabel={next}
          nextToAct={say('あなた（佐久間）', 'You (Sakuma)')}
          action={<Button size="small">{say('残りを見る', 'See what is left')}</Button>}
        />
      </RowList>
    </>
  )
}

const Due = () => {
  const say = useSay()
  return (
    <>
      <SectionHead
        title={say('期限が近い', 'Due soon')}
        id="due"
        count={2}
        aside={<Link href="/deadlines">{say('期限の一覧', 'All deadlines')}</Link>}
      />
      <RowList labelledBy="due">
        <DueRow
          due={scene.in(41)}
          kind={say('受領', 'Receipt')}
          title={say(
            '速報 R-1184　みなと急行電鉄「改札の管理サーバーが不安定」',
            'R-1184　Minato Express: gate servers unstable',
          )}
          href="/reports/R-1184"
          nextToAct={say('あなた（佐久間）', 'You (Sakuma)')}
        />
        <DueRow
          due={scene.in(65)}
          kind={say('承認', 'Release')}
          title={say(
            '情報提供 A-0093　2人目の承認待ち（起案 梶原）',
            'A-0093　awaits the second person (author Kajiwara)',
          )}
          href="/advisories/A-0093"
          nextToAct={say('梶原', 'Kajiwara')}
        />
      </RowList>
    </>
  )
}

const Unowned = () => {
  const say = useSay()
  return (
    <div>
      <SectionHead
        title={say('担当者なし', 'Unowned')}
        count={2}
        aside={<Link href="/inbox">{say('受信箱', 'Inbox')}</Link>}
      />
      <RowList label={say('担当者なし', 'Unowned')}>
        <BriefRow
          when={say('27分前', '27 m')}
          kind={say('速報', 'First')}
          title={say(
            'R-1185　南洋銀行「振込画面に別の口座番号が表示される」',
            'R-1185　Nanyo Bank: transfer page shows another account',
          )}
          href="/reports/R-1185"
        />
        <BriefRow
          when={say('12分前', '12 m')}
          kind={say('相談', 'Consult')}
          title={say('Q-0311　報告が必要か判断できない', 'Q-0311　Must we report this?')}
          href="/threads/Q-0311"
        />
      </RowList>
    </div>
  )
}

const Side = () => {
  const say = useSay()
  return (
    <>
      <Panel title={say('時計', 'Clocks')}>
        {say('次の状況報告', 'Next situation report')} <strong>04:00</strong>
      </Panel>
      <Panel
        title={say('応答のない提供先', 'Silent recipients')}
        count={11}
        countUrgent
        aside={<Link href="/deliveries">{say('配布状況', 'Deliveries')}</Link>}
      >
        <MarkedName name={say('港湾セプター', 'Port CEPTOAR')} fictional />
      </Panel>
      <Panel title={say('前の当直からの申し送り', 'From the last shift')} aside={say('23:00 梶原', '23:00 Kajiwara')}>
        <p>
          {say(
            '国民生活省は官房長へ直接連絡する運用に変更。窓口が出ない場合は待たずに次席へ。',
            'The Ministry of Life now calls its Deputy Vice-Minister directly. If the window does not answer, go to the deputy at once.',
          )}
        </p>
      </Panel>
    </>
  )
}
