import { defineTexts } from '../i18n/define-texts.ts'

export const texts = defineTexts('link-gate', {
  en: { looking: 'One moment…', toSignIn: 'Go to the sign-in page' },
  fr: { looking: 'Un instant…', toSignIn: 'Aller à la page de connexion' },
})
