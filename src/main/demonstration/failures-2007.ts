import { knownInstant } from '../../kernel/known-time.ts'
import { duty, received, second } from './received-2007.ts'
import * as told from './reports-2007.ts'
import { japan, later, type Scene } from './scene.ts'
import { acknowledge, change, followUp, forward, handle, measure, move, openCase } from './steps.ts'

/** 2007-05: recovered and followed up; closing is refused, because a measure is unfinished and no lesson is written. */
const reservations = async (scene: Scene) => {
  const at = japan('2007-05-28 10:10')
  const sent = await received(
    scene,
    at,
    'SORAMI.window.2007',
    'MTC.desk.2007',
    told.reservations,
    '全国の空港に影響があり、広く共有すべきと考えます。',
  )
  const opened = await openCase(scene, later(at, 35), duty, sent, {
    title: '予約システムの障害（処理能力の低下）',
    state: 'CONFIRMED',
  })
  await move(
    scene,
    later(at, 50),
    duty,
    opened,
    [
      ['RESTORING', '攻撃の兆候はない。復旧作業中。'],
      ['RECOVERED', '処理能力が戻った。'],
      ['FOLLOW_UP', '対策の実施を確かめる。'],
    ],
    600,
  )
  await measure(scene, later(at, 3000), duty, opened, {
    text: '予約システムの処理能力の監視',
    owner: 'SORAMI',
    ownerName: '情報システム部',
    state: 'DONE',
    evidence: '監視項目の一覧を受領',
  })
  await measure(scene, later(at, 3010), duty, opened, {
    text: '過負荷時に入力を制限する仕組みの検討',
    owner: 'SORAMI',
    ownerName: '情報システム部',
    state: 'DOING',
  })
}

/** 2007-07: a disaster, and a near-disaster that an earlier lesson had made smaller. */
const quake = async (scene: Scene) => {
  const at = japan('2007-07-30 14:00')
  const gas = await received(
    scene,
    at,
    'SHIOMI.window.2007',
    'MIR.desk.2007',
    told.gasAfterQuake,
    '供給停止は小規模です。',
  )
  await handle(scene, later(at, 40), second, gas, { state: 'ACCEPTED' })
  const day = japan('2007-07-31 11:00')
  const sent = await received(
    scene,
    day,
    'KITAURA.window.2007',
    'MIR.desk.2007',
    told.seismometers,
    '障害に至らなかった事例として共有します。',
  )
  const opened = await openCase(scene, later(day, 60), second, sent, {
    title: '地震計の本震記録の上書き',
    state: 'CONFIRMED',
  })
  await move(
    scene,
    later(day, 70),
    second,
    opened,
    [
      ['RESTORING', '記録の送信手順を見直している。'],
      ['RECOVERED', '30台と同じ記録方式に改めることとした。'],
    ],
    1440,
  )
}

/** 2007-10: 4,400 gates at 660 stations, from the first report to the lesson. */
const gates = async (scene: Scene) => {
  const at = japan('2007-10-30 09:05')
  const by = 'MINATO.window.2007'
  const sent = await received(
    scene,
    at,
    by,
    'MTC.desk.2007',
    told.gates,
    '影響が大きく、他の鉄道事業者にも関係します。',
  )
  const opened = await openCase(scene, later(at, 30), duty, sent, {
    title: '自動改札機の障害（660駅・4,400台）',
    state: 'CONFIRMED',
  })
  await move(
    scene,
    later(at, 45),
    duty,
    opened,
    [
      ['RESTORING', 'プログラムの誤りによる。攻撃ではない。'],
      ['RECOVERED', '全台の復旧を確認した。'],
    ],
    300,
  )
  const final = japan('2007-11-20 15:00')
  await followUp(scene, final, by, sent, 'FINAL', {
    effectJudgement: { by: '運輸指令所長', at: knownInstant(at) },
    sharingJudgement: { by: '運輸指令所長', at: knownInstant(at) },
    measuresTaken: '誤ったデータを受け取っても停止しないように、プログラムを改めた。',
    measuresPlanned: '設計と検証の手順を細かくする。',
    lessons:
      '影響が想定を超えた。誤りは検証をすり抜けるので、誤ったデータを入口で除く。安全基準等の対象でないシステムも重要である。',
  })
  await acknowledge(scene, later(final, 8), duty, sent, 2)
  await forward(scene, later(final, 30), 'MTC.desk.2007', sent, '最終報を確認しました。', 2)
  await handle(scene, later(final, 60), duty, sent, { state: 'ACCEPTED' }, 2)
  await move(scene, later(final, 70), duty, opened, [['FOLLOW_UP', '対策を確かめる。']])
  await measure(scene, later(final, 80), duty, opened, {
    text: '誤ったデータを除く処理の追加',
    owner: 'MINATO',
    ownerName: '電気部',
    state: 'DONE',
    evidence: '改修の完了報告を受領',
    preventsRecurrence: true,
  })
  await measure(scene, later(final, 81), duty, opened, {
    text: '設計・検証の手順の見直し',
    owner: 'MINATO',
    ownerName: '電気部',
    state: 'DONE',
    evidence: '改めた手順書を受領',
    preventsRecurrence: true,
  })
  await measure(scene, later(final, 82), duty, opened, {
    text: '全駅での人手による改札の訓練',
    owner: 'MINATO',
    ownerName: '運輸部',
    state: 'DROPPED',
    reason: '660駅の規模では人手で代替できないため',
  })
  await change(scene, later(final, 90), duty, opened, {
    lessons: '影響が想定を超えた。設計と検証を細かくし、誤ったデータを入口で除く。',
  })
  await move(scene, japan('2007-12-14 11:00'), duty, opened, [['CLOSED', '対策の完了を確認した。']])
}

/** 2007: telephone failures whose causes differ, still being restored. */
const ipTelephony = async (scene: Scene) => {
  const at = japan('2007-12-25 10:00')
  const calls = await received(
    scene,
    at,
    'HARUKA.window.2007',
    'MTC.desk.2007',
    told.ipTelephony,
    '新しい技術による障害が続いています。',
  )
  const opened = await openCase(scene, later(at, 30), second, calls, {
    title: 'IP電話の障害（2007年、複数回）',
    state: 'CONFIRMED',
  })
  await move(scene, later(at, 40), second, opened, [['RESTORING', '件ごとに原因を調べ、復旧を進めている。']])
}

/** Failures that nobody intended, and a disaster (DOMAIN §11.2 ①a, §11.4 ④d). */
export const failures = [reservations, quake, gates, ipTelephony]
