type Kind = 'DOMAIN' | 'ADDRESS' | 'HOST_PATTERN' | 'PERSON' | 'PLACE' | 'CONTRACT' | 'ALIAS'

/**
 * What would give an organisation away in a text. Addresses outside come from the ranges for documentation
 * (RFC 5737), those inside from 10/8; domains end with .example (RFC 2606). Domains of mail are added for everybody.
 */
export const identifiers: Readonly<Record<string, readonly (readonly [Kind, string])[]>> = {
  NBA: [
    ['HOST_PATTERN', 'KF-####'],
    ['ADDRESS', '10.20.4.0/24'],
    ['ADDRESS', '198.51.100.16'],
    ['PLACE', '給付第二課'],
    ['PLACE', '中央給付センター'],
    ['CONTRACT', '給付業務基盤更改'],
  ],
  MINATO: [
    ['HOST_PATTERN', 'mk-gate-##'],
    ['ADDRESS', '10.31.0.0/16'],
    ['PLACE', 'みなと中央駅'],
    ['PLACE', '汐留車両区'],
    ['ALIAS', 'みな急'],
  ],
  MIDORINO: [
    ['ADDRESS', '10.32.0.0/16'],
    ['PLACE', 'みどり野中央駅'],
  ],
  YAMANAMI: [
    ['HOST_PATTERN', 'ynm-res-##'],
    ['ADDRESS', '10.33.0.0/16'],
    ['PLACE', '山並総合指令所'],
  ],
  SORAMI: [
    ['HOST_PATTERN', 'sm-pss-##'],
    ['ADDRESS', '10.41.0.0/16'],
    ['ALIAS', 'ソラミ'],
  ],
  AOMINE: [
    ['HOST_PATTERN', 'aom-fids-##'],
    ['ADDRESS', '10.42.0.0/16'],
    ['PLACE', '青嶺空港 第1ターミナル'],
  ],
  SEIUN: [
    ['HOST_PATTERN', 'sei-vpn-##'],
    ['ADDRESS', '10.51.0.0/16'],
    ['ADDRESS', '198.51.100.77'],
    ['PLACE', '星雲運用センター'],
    ['CONTRACT', '法人回線保守契約'],
  ],
  HARUKA: [
    ['ADDRESS', '10.52.0.0/16'],
    ['ALIAS', 'はるでん'],
  ],
  KITAURA: [
    ['HOST_PATTERN', 'ktu-oa-###'],
    ['ADDRESS', '10.61.0.0/16'],
    ['PLACE', '北浦中央給電指令所'],
  ],
  TONAN: [
    ['ADDRESS', '10.62.0.0/16'],
    ['PLACE', '斗南第一変電所'],
  ],
  SHIOMI: [
    ['HOST_PATTERN', 'shg-scada-##'],
    ['ADDRESS', '10.63.0.0/16'],
    ['PLACE', '潮見製造所'],
  ],
  RINKAI: [
    ['ADDRESS', '10.64.0.0/16'],
    ['PLACE', '臨海基地'],
  ],
  NANYO: [
    ['HOST_PATTERN', 'nyb-ib-##'],
    ['ADDRESS', '10.71.0.0/16'],
    ['ADDRESS', '198.51.100.140'],
    ['ALIAS', '南洋ダイレクト'],
  ],
  SHIRATORI: [
    ['ADDRESS', '10.72.0.0/16'],
    ['ALIAS', '白鳥ネット取引'],
  ],
  MITSUHAMA: [
    ['ADDRESS', '10.73.0.0/16'],
    ['PLACE', '三ツ浜本店'],
  ],
  ASAGIRI: [
    ['HOST_PATTERN', 'asg-tm-##'],
    ['ADDRESS', '10.81.0.0/16'],
    ['PLACE', 'あさぎり浄水場'],
  ],
  AOBA: [
    ['HOST_PATTERN', 'AOBA-EMR-##'],
    ['ADDRESS', '10.82.0.0/16'],
    ['PLACE', 'あおば中央病院 南病棟'],
  ],
  SHIOJI: [
    ['ADDRESS', '10.91.0.0/16'],
    ['PLACE', '汐路第3ふ頭'],
  ],
  KITANOHAMA: [
    ['ADDRESS', '10.92.0.0/16'],
    ['PLACE', '北の浜コンテナターミナル'],
  ],
}
