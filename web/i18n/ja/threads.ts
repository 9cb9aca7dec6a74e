/** やり取り: questions and answers on any object, inside its circle. */
export const threads = {
  title: 'やり取り',
  none: 'やり取りはまだありません。照会は、この事案を見られる組織に届きます。',
  you_write: '照会・連絡を書く',
  answering: '{{name}}への回答',
  send: '送る',
  reply: '回答する',
  cancel: '回答をやめる',
  question: '照会',
  answer: '回答',
  sent: '送りました。',
  hint: '送信',
} as const
