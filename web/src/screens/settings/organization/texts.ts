import { defineTexts } from '../../../i18n/define-texts.ts'

export const texts = defineTexts('settings-organization', {
  en: {
    general: 'Organization',
    name: 'Name',
    website: 'Website',
    description: 'About you',
    descriptionHint: 'Careers pages that read your jobs show it.',
    people: 'People',
    linksByEmail: 'Link applications with the same e-mail address to one person',
    linksByEmailHint: 'What is linked already stays linked.',
    access: 'For those who read your jobs',
    accessHint: 'A careers page reads the published jobs with these. They open nothing else.',
    reference: 'Reference of the organization',
    token: 'Token of the careers page',
  },
  fr: {
    general: 'Organisation',
    name: 'Nom',
    website: 'Site web',
    description: 'À propos de vous',
    descriptionHint: 'Affiché par les pages carrières qui lisent vos offres.',
    people: 'Personnes',
    linksByEmail: 'Relier à une même personne les candidatures qui ont la même adresse e-mail',
    linksByEmailHint: 'Ce qui est déjà relié le reste.',
    access: 'Pour qui lit vos offres',
    accessHint: 'Une page carrières lit les offres publiées avec ceci, et rien d’autre.',
    reference: 'Référence de l’organisation',
    token: 'Jeton de la page carrières',
  },
})
