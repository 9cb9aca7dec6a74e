/** The entrance: sign-in, set-up, invitation, and the roles of the demonstration. */
export const entrance = {
  email: 'Mail address',
  password: 'Password',
  new_password: 'New password',
  password_hint: 'At least {{count}} characters, of any kind. The longer the sentence, the safer it is.',
  password_short: '{{count}} more are needed.',
  password_long: '{{count}} too many.',
  sign_in: {
    title: 'Sign in',
    support: 'Reports and advisories on cybersecurity between ministries and operators.',
    act: 'Sign in',
    needed: 'Enter your mail address and password.',
    help: 'If you forgot your password, ask whoever administers the directory of your organisation for a new invitation.',
  },
  enter: {
    title: 'Entering the demonstration',
    support: 'Every organisation, person and case in it is fictional.',
    remedy: 'Open the new link that was printed at the start.',
  },
  invitation: {
    title: 'Accept the invitation',
    support: 'Choose a password and you are inside.',
    act: 'Set the password and go in',
  },
  set_up: {
    title: 'First set-up',
    support: 'Enter the coordinator and its first person. Other organisations are entered in the directory afterwards.',
    act: 'Set up and go in',
  },
  fields: {
    organisationJa: 'Organisation (Japanese)',
    organisationEn: 'Organisation (English)',
    personJa: 'Your name (Japanese)',
    personEn: 'Your name (English)',
    titleJa: 'Post (Japanese)',
    titleEn: 'Post (English)',
    email: 'Mail address',
    password: 'New password',
  },
  lacks: {
    empty: 'Fill this in.',
    email: 'Enter a mail address with “@”.',
    password: 'It does not have the right length.',
  },
  roles: {
    title: 'Switch role',
    search: 'Name of an organisation or a person',
    search_hint: 'For example: coordination, railway, Sakuma',
    none: 'No role matches.',
    current: '(your present role)',
  },
  menu: {
    title: 'Account',
    posts: 'Go on from another post',
    present: 'This is your present post.',
    sign_out: 'Sign out',
  },
} as const
