import { defineTexts } from '../../../i18n/define-texts.ts'

export const texts = defineTexts('settings-custom-fields', {
  en: {
    title: 'Custom fields',
    hint: 'What you keep of an application beyond what everybody keeps. Partners may send values for them. A field cannot be removed: values would be left without it.',
    none: 'There is none yet.',
    name: 'Name of a new field',
    added: '“{{name}}” was added.',
  },
  fr: {
    title: 'Champs personnalisés',
    hint: 'Ce que vous gardez d’une candidature en plus des champs communs. Vos partenaires peuvent en envoyer les valeurs. Un champ ne peut pas être supprimé : ses valeurs resteraient orphelines.',
    none: 'Il n’y en a pas encore.',
    name: 'Nom d’un nouveau champ',
    added: '« {{name}} » a été ajouté.',
  },
})
