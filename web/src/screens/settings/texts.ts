import { defineTexts } from '../../i18n/define-texts.ts'

export const texts = defineTexts('settings', {
  en: {
    title: 'Settings',
    pages: 'Settings',
    profile: 'Profile',
    organization: 'Organization',
    users: 'Users',
    clients: 'API clients',
    'custom-fields': 'Custom fields',
    saved: 'Saved',
  },
  fr: {
    title: 'Réglages',
    pages: 'Réglages',
    profile: 'Profil',
    organization: 'Organisation',
    users: 'Utilisateurs',
    clients: 'Clients d’API',
    'custom-fields': 'Champs personnalisés',
    saved: 'Enregistré',
  },
})
