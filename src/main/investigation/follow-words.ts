import { type Followed, followReasons } from '../../investigate/sweep/lineage/model.ts'

type Named = Followed['terminal']

const nameOf = ({ client, asset, hostname }: Named): string => {
  const known = [asset, hostname].filter(Boolean).join(' ')
  return known ? `${client} [${known}]` : client
}

/** Why somebody should look at a contact, by what came before it. */
export const followWords = ({ terminal, because }: Followed, language: 'ja' | 'en'): string[] =>
  because.map(({ reason, of }) =>
    language === 'ja'
      ? `監視対象 ${nameOf(terminal)}：${terminal.since} に ${terminal.indicator} と通信。${followReasons[reason].ja}（${nameOf(of)}）が ${of.since} に ${of.indicator} に該当しています。両方を調べてください。`
      : `WATCHED ${nameOf(terminal)} met ${terminal.indicator} at ${terminal.since}: ${followReasons[reason].en} (${nameOf(of)}) met ${of.indicator} at ${of.since}. Look at both.`,
  )
