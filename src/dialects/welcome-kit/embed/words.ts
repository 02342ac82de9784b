/** How the embed words times, countries and contracts in two languages (reference, section 6.12). */

const MONTHS = {
  fr: 'Janvier Février Mars Avril Mai Juin Juillet Août Septembre Octobre Novembre Décembre'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}

export type Worded = { readonly fr: string; readonly en: string }

/** A time in UTC, to the minute. */
export function wordedTime(milliseconds: number): Worded {
  const date = new Date(milliseconds)
  const { fr, en } = wordedDay(date)
  const time = `${two(date.getUTCHours())}h${two(date.getUTCMinutes())}`
  return { fr: `Le ${fr} à ${time}`, en: `${en} at ${time}` }
}

export function wordedDay(date: Date): Worded {
  const word = (language: keyof typeof MONTHS) =>
    `${two(date.getUTCDate())} ${MONTHS[language][date.getUTCMonth()]} ${date.getUTCFullYear()}`
  return { fr: word('fr'), en: word('en') }
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

let countryNames: Readonly<Record<keyof Worded, Intl.DisplayNames>> | undefined

/** The names of a country. They are loaded with the first one. */
export function wordedCountry(code: string): Worded {
  countryNames ??= {
    fr: new Intl.DisplayNames(['fr'], { type: 'region' }),
    en: new Intl.DisplayNames(['en'], { type: 'region' }),
  }
  return { fr: countryNames.fr.of(code) ?? code, en: countryNames.en.of(code) ?? code }
}
