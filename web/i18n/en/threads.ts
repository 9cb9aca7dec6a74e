export const threads = {
  title: 'Questions and answers',
  none: 'Nothing has been asked yet. A question reaches every organisation that sees this case.',
  you_write: 'Write a question or a message',
  answering: 'Answer to {{name}}',
  send: 'Send',
  reply: 'Answer',
  cancel: 'Stop answering',
  question: 'Question',
  answer: 'Answer',
  sent: 'Sent.',
  hint: 'Send',
} as const
