/** 入口: sign-in, set-up, invitation, and the roles of the demonstration. */
export const entrance = {
  email: 'メールアドレス',
  password: 'パスワード',
  new_password: '新しいパスワード',
  password_hint: '{{count}}文字以上で決めてください。文字の種類は問いません。長い文ほど安全です。',
  password_short: 'あと{{count}}文字必要です。',
  password_long: '{{count}}文字長すぎます。',
  sign_in: {
    title: 'サインイン',
    support: 'サイバーセキュリティに関する情報連絡と情報提供のための画面です。',
    act: 'サインイン',
    needed: 'メールアドレスとパスワードを入力してください。',
    help: 'パスワードを忘れた場合は、所属組織の名簿の管理者に新しい招待を依頼してください。',
  },
  enter: {
    title: 'デモに入ります',
    support: '組織・人物・事案はすべて架空です。',
    remedy: '起動時に表示された新しいリンクを開いてください。',
  },
  invitation: {
    title: '招待を受ける',
    support: 'パスワードを決めると、そのまま使い始められます。',
    act: 'パスワードを決めて入る',
  },
  set_up: {
    title: '初回設定',
    support: '調整機関と最初の利用者を登録します。ほかの組織は、設定のあと名簿から登録できます。',
    act: '設定して入る',
  },
  fields: {
    organisationJa: '組織名（日本語）',
    organisationEn: '組織名（英語）',
    personJa: '氏名（日本語）',
    personEn: '氏名（英語）',
    titleJa: '職名（日本語）',
    titleEn: '職名（英語）',
    email: 'メールアドレス',
    password: '新しいパスワード',
  },
  lacks: {
    empty: '記入してください。',
    email: '「@」を含むメールアドレスを記入してください。',
    password: '必要な長さになっていません。',
  },
  roles: {
    title: '役割を切り替える',
    search: '組織か人の名前',
    search_hint: '例：調整、鉄道、佐久間',
    none: '合う役割はありません。',
    current: '（いまの役割）',
  },
  menu: {
    title: '利用者',
    posts: 'ほかの職に切り替える',
    present: 'いまの職です。',
    sign_out: 'サインアウト',
  },
} as const
