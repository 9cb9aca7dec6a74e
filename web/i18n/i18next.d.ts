import 'i18next'
import type { ja } from './ja.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui'
    resources: typeof ja
  }
}
