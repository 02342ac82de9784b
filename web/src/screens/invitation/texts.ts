import { defineTexts } from '../../i18n/define-texts.ts'

export const texts = defineTexts('invitation', {
  en: {
    title: 'Join {{organization}}',
    hint: '{{invitedBy}} invites you as {{role}}. You will sign in as {{email}}.',
    hintOf: 'You are invited as {{role}}. You will sign in as {{email}}.',
    name: 'Your name',
    password: 'Password',
    passwordHint: 'At least 12 characters; a few words are easiest.',
    join: 'Join',
    noToken: 'This link is not whole',
    noTokenHint: 'Open the whole link that you were sent.',
    used: 'This invitation is used or too old',
    usedHint: 'Ask whoever invited you for a new one.',
  },
  fr: {
    title: 'Rejoindre {{organization}}',
    hint: '{{invitedBy}} vous invite en tant que {{role}}. Vous vous connecterez avec {{email}}.',
    hintOf: 'Vous êtes invité en tant que {{role}}. Vous vous connecterez avec {{email}}.',
    name: 'Votre nom',
    password: 'Mot de passe',
    passwordHint: 'Au moins 12 caractères ; quelques mots sont le plus simple.',
    join: 'Rejoindre',
    noToken: 'Ce lien est incomplet',
    noTokenHint: 'Ouvrez le lien entier que vous avez reçu.',
    used: 'Cette invitation a déjà servi ou a expiré',
    usedHint: 'Demandez-en une nouvelle à la personne qui vous a invité.',
  },
})
