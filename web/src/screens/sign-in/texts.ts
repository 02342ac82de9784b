import { defineTexts } from '../../i18n/define-texts.ts'

export const texts = defineTexts('sign-in', {
  en: {
    title: 'Sign in',
    email: 'E-mail address',
    password: 'Password',
    signIn: 'Sign in',
    signInWith: 'Sign in with {{provider}}',
    or: 'or',
    needsSetup:
      'Nobody can sign in yet. Open the link that the server printed when it started: it lets you add the first admin.',
    choose: 'Which organization?',
    chooseHint: 'You work in several. Choose one; you can sign in to another at any time.',
    other: 'Sign in as somebody else',
    oidcFailed: 'The other service did not let you in. Try again, or ask your admin.',
  },
  fr: {
    title: 'Connexion',
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    signIn: 'Se connecter',
    signInWith: 'Se connecter avec {{provider}}',
    or: 'ou',
    needsSetup:
      'Personne ne peut encore se connecter. Ouvrez le lien que le serveur a affiché à son démarrage : il permet d’ajouter le premier administrateur.',
    choose: 'Quelle organisation ?',
    chooseHint: 'Vous travaillez dans plusieurs. Choisissez-en une ; vous pourrez changer à tout moment.',
    other: 'Se connecter avec un autre compte',
    oidcFailed: 'L’autre service ne vous a pas laissé entrer. Réessayez, ou demandez à votre administrateur.',
  },
})
