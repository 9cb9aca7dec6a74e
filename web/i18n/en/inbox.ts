/** The inbox: what others gave my organisation. */
export const inbox = {
  title: 'Inbox',
  support: 'Reports, advisories and requests for consent from other organisations, newest first.',
  filters: 'Shown',
  all: 'All',
  unanswered: 'Unanswered',
  list: 'What arrived',
  kinds: { consultation: 'Consultation', report: 'Report', edition: 'Advisory', consent_request: 'Consent' },
  from: 'from {{name}}',
  answered: 'answered {{at}}',
  no_due: 'no answer needed',
  columns: { clock: 'Due', what: 'What arrived', from: 'From', arrived: 'Arrived', tlp: 'Handling' },
  count_one: '{{count}} is shown.',
  count_other: '{{count}} are shown.',
  empty: 'Nothing has arrived yet.',
  empty_filter: 'Nothing is unanswered. What you may not see is not counted.',
} as const
