import { readTime } from '../../src/kernel/known-time.ts'
import { Button } from '../ui/Button.tsx'
import { ClockChip } from '../ui/ClockChip.tsx'
import { DataTable, DayRow } from '../ui/DataTable.tsx'
import { FictionMark } from '../ui/FictionMark.tsx'
import { Link } from '../ui/Link.tsx'
import { Columns } from '../ui/layout.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Panel } from '../ui/Panel.tsx'
import { PrintSheet } from '../ui/PrintSheet.tsx'
import { RefusalList } from '../ui/RefusalList.tsx'
import { StateLabel } from '../ui/StateLabel.tsx'
import { StatePath } from '../ui/StatePath.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { KnownTimeText, TimeText } from '../ui/TimeText.tsx'
import { useSay } from './say.ts'
import { scene } from './scene.ts'

/** Beside screens 03-case. */
export const CaseView = () => {
  const say = useSay()
  return (
    <>
      <PageHead
        breadcrumb={[{ label: say('事案', 'Cases'), href: '/cases' }, { label: 'C-0187' }]}
        facts={say('情報連絡 2版・検知通知 1・解析結果 2', '2 report versions · 1 notice · 2 results')}
        title={
          <>
            {say('全国給付機構', 'National Benefit Agency')}
            <FictionMark />
            {say('　業務端末から不審な接続先への通信', ': traffic from office terminals to a suspicious destination')}
          </>
        }
        tlp="TLP:AMBER+STRICT"
        owner={say('佐久間', 'Sakuma')}
        actions={
          <>
            <Button size="small">{say('続報を依頼', 'Ask for a follow-up')}</Button>
            <Button size="small">{say('情報提供を起案', 'Draft an advisory')}</Button>
          </>
        }
      />
      <StatePath
        steps={[
          { code: 'OMEN', standing: 'passed' },
          { code: 'SUSPECTED', standing: 'passed' },
          { code: 'CONFIRMED', standing: 'passed' },
          { code: 'CONTAINING', standing: 'current' },
          { code: 'CONTAINED', standing: 'ahead' },
          { code: 'ERADICATED', standing: 'ahead' },
          { code: 'RECOVERED', standing: 'ahead' },
          { code: 'FOLLOW_UP', standing: 'ahead' },
          { code: 'CLOSED', standing: 'forbidden' },
        ]}
      />
      <Columns side={<Side />}>
        <Tabs
          label={say('事案の見方', 'Views of the case')}
          tabs={[
            { label: say('だれが、いつ知ったか', 'Who knew when'), href: '/cases/C-0187', current: true },
            { label: say('すべての出来事', 'All events'), count: 31, href: '/cases/C-0187?tab=events', current: false },
            {
              label: say('情報連絡の版', 'Report versions'),
              count: 2,
              href: '/cases/C-0187?tab=versions',
              current: false,
            },
            { label: say('痕跡情報', 'Indicators'), count: 5, href: '/cases/C-0187?tab=indicators', current: false },
          ]}
          aside={<Link href="/cases/C-0187.csv">CSV</Link>}
        />
        <Knowledge />
      </Columns>
      <PrintSheet tlp="TLP:AMBER+STRICT" />
    </>
  )
}

const Knowledge = () => {
  const say = useSay()
  return (
    <DataTable
      caption={say('だれが、いつ知ったか', 'Who knew when')}
      columns={[
        { header: say('時刻', 'Time'), hidden: true, narrow: true },
        { header: say('出来事', 'Event') },
        { header: say('国民生活省', 'Min. of Life') },
        { header: say('警察', 'Police') },
      ]}
    >
      <DayRow columns={4} at={scene.at('02:10')} />
      <tr data-row>
        <th scope="row">
          <TimeText at={scene.at('02:10')} />
        </th>
        <td>
          <Link href="/events/1">{say('再検知なし（22:10〜02:10）', 'Not seen again (22:10–02:10)')}</Link>
        </td>
        <td>
          <TimeText at={scene.at('02:12')} />
        </td>
        <td className="tertiary">—</td>
      </tr>
      <DayRow columns={4} at={scene.at('22:55', '2026-11-19')} />
      <tr data-row className="row-alarming">
        <th scope="row">
          <TimeText at={scene.at('22:55', '2026-11-19')} />
        </th>
        <td>
          <Link href="/events/2">{say('検知通知 第41号', 'Notice 41')}</Link>
        </td>
        <td className="alarming strong">{say('責任者 未確認', 'Not confirmed')}</td>
        <td className="tertiary">{say('共有しない', 'Not shared')}</td>
      </tr>
      <tr data-row>
        <th scope="row">
          <KnownTimeText known={readTime(say('17時ごろ', 'about 17:00'), scene.at('23:00', '2026-11-19'))} />
        </th>
        <td>
          <Link href="/events/3">
            {say('職員 1名が不審メールの添付を開いた', 'One member of staff opened the attachment')}
          </Link>
        </td>
        <td>20:58</td>
        <td className="tertiary">—</td>
      </tr>
    </DataTable>
  )
}

const Side = () => {
  const say = useSay()
  return (
    <>
      <RefusalList
        title={say('閉鎖できません：残り 5件', 'This case cannot be closed: 5 items are open')}
        lines={[
          {
            text: say('痕跡点検が終わっていません', 'The sweep is not finished'),
            support: say('接続先 2件・3組織。不明の期間あり', '2 destinations, 3 organisations'),
            remedy: { label: say('点検状況', 'Sweep board'), href: '/sweeps' },
          },
          {
            text: say('責任者に伝わっていません', 'Responsible person not informed'),
            support: say('統括情報セキュリティ責任者', 'Chief security officer'),
            remedy: { label: say('連絡経路', 'Ladder'), href: '/ladders' },
          },
          {
            text: say('対策 3件のうち 2件が未完了です', '2 of 3 measures are not done'),
            remedy: { label: say('対策', 'Measures'), href: '/measures' },
          },
          {
            text: say('検知通知 第41号：再検知なし', 'Notice 41: not seen again'),
            support: say('信号が消えただけでは閉鎖できません', 'A silent sensor is not enough'),
            met: true,
          },
        ]}
      />
      <Panel title={say('対策', 'Measures')} count={3} aside={<Link href="/measures/new">{say('追加', 'Add')}</Link>}>
        <StateLabel family="measure" code="DOING" /> <ClockChip due={scene.in(53)} />
        <br />
        <StateLabel family="measure" code="DONE" /> <ClockChip due={scene.in(-100)} doneAt={scene.at('01:22')} />
      </Panel>
    </>
  )
}
