import type { ApiProblem } from '../api/problem.ts'
import { type DefinedTexts, defineTexts } from '../i18n/define-texts.ts'
import type { KeyOf, Translate } from '../i18n/use-texts.ts'

/** What the server may refuse, by its code, and what may be wrong with a field, by its reason. */
export const problemTexts = defineTexts('problems', {
  en: {
    wrong_credentials: 'The e-mail address or the password is wrong.',
    too_many_requests: 'Too many attempts. Wait a moment and try again.',
    unauthenticated: 'You are not signed in any more.',
    not_permitted: 'You may not do this.',
    csrf: 'The page is too old. Load it again.',
    not_found: 'This is no longer here.',
    stale: 'Somebody else changed this meanwhile. Load it again, then repeat your change.',
    last_admin: 'There must be an admin: make somebody else one first.',
    user_deactivated: 'This user is deactivated: activate them first.',
    stage_in_use: 'A stage that holds applications cannot be removed.',
    name_taken: 'This name is taken.',
    conflict: 'This does not go with what is there already.',
    invalid_fields: 'Some fields need another look.',
    file_too_large: 'The file is too large.',
    file_refused: 'This kind of file cannot be taken.',
    body_too_large: 'This is too large.',
    unavailable: 'The server is busy. Try again in a moment.',
    internal: 'Something went wrong on the server.',
    field_missing: 'Please fill this in.',
    field_empty: 'Please fill this in.',
    field_too_long: 'This is too long.',
    field_email: 'This is no e-mail address.',
    field_url: 'This is no address on the web.',
    field_datetime: 'This is no date.',
    value_password: 'Use at least 12 characters.',
    'value_password.new': 'Use at least 12 characters.',
    'value_password.current': 'This is not the password that you sign in with.',
    value_grant: 'Choose something that the client may do.',
  },
  fr: {
    wrong_credentials: 'L’adresse e-mail ou le mot de passe est incorrect.',
    too_many_requests: 'Trop de tentatives. Patientez un instant et réessayez.',
    unauthenticated: 'Vous n’êtes plus connecté.',
    not_permitted: 'Vous n’avez pas le droit de faire cela.',
    csrf: 'La page est trop ancienne. Rechargez-la.',
    not_found: 'Cet élément n’existe plus.',
    stale: 'Quelqu’un a modifié cet élément entre-temps. Rechargez-le, puis refaites votre modification.',
    last_admin: 'Il faut un administrateur : nommez-en d’abord un autre.',
    user_deactivated: 'Cet utilisateur est désactivé : réactivez-le d’abord.',
    stage_in_use: 'Une étape qui contient des candidatures ne peut pas être supprimée.',
    name_taken: 'Ce nom est déjà pris.',
    conflict: 'Cela ne va pas avec ce qui existe déjà.',
    invalid_fields: 'Certains champs sont à revoir.',
    file_too_large: 'Le fichier est trop volumineux.',
    file_refused: 'Ce type de fichier n’est pas accepté.',
    body_too_large: 'C’est trop volumineux.',
    unavailable: 'Le serveur est occupé. Réessayez dans un instant.',
    internal: 'Une erreur est survenue sur le serveur.',
    field_missing: 'Ce champ est nécessaire.',
    field_empty: 'Ce champ est nécessaire.',
    field_too_long: 'C’est trop long.',
    field_email: 'Ce n’est pas une adresse e-mail.',
    field_url: 'Ce n’est pas une adresse web.',
    field_datetime: 'Ce n’est pas une date.',
    value_password: 'Il faut au moins 12 caractères.',
    'value_password.new': 'Il faut au moins 12 caractères.',
    'value_password.current': 'Ce n’est pas le mot de passe avec lequel vous vous connectez.',
    value_grant: 'Choisissez ce que le client peut faire.',
  },
})

type Defined = typeof problemTexts extends DefinedTexts<infer T> ? T : never
type Words = Translate<Defined>

const knows = (key: string): key is KeyOf<Defined> => key in problemTexts.byLocale.en

/** A sentence for what was refused; the server's own where we have none. */
export function sentenceOf(problem: ApiProblem, t: Words): string | undefined {
  return knows(problem.code) ? t(problem.code) : problem.message || undefined
}

/** A sentence for each field, by its name. */
export function fieldSentencesOf(problem: ApiProblem, t: Words): Record<string, string> {
  return Object.fromEntries(
    problem.fields.map(({ field, reason, message }) => {
      const key = [`${reason}_${field}`, `field_${reason}`].find(knows)
      return [field, key === undefined ? message : t(key)]
    }),
  )
}
