/**
 * Terms of employment: free words on one wire, codes on the other. Only what is obvious is taken for the same; see
 * docs/mapping.md.
 */

/** Codes of contracts, and the word for each. */
const CONTRACT_WORDS: Readonly<Record<string, string>> = {
  FULL_TIME: 'Full-time',
  PART_TIME: 'Part-time',
  TEMPORARY: 'Temporary',
  FREELANCE: 'Freelance',
  INTERNSHIP: 'Internship',
  APPRENTICESHIP: 'Apprenticeship',
}

const CONTRACT_BY_WORD: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(CONTRACT_WORDS).map(([code, word]) => [plain(word), code])),
  temp: 'TEMPORARY',
  freelancer: 'FREELANCE',
  intern: 'INTERNSHIP',
  apprentice: 'APPRENTICESHIP',
}

/** The word for a contract's code; a code that has none is its own word. */
export function employmentTypeOf(contractType: string): string {
  return own(CONTRACT_WORDS, contractType) ?? contractType
}

/** The code of a contract that a free word means, if it is obvious. */
export function contractTypeOf(employmentType: string): string | undefined {
  return own(CONTRACT_BY_WORD, plain(employmentType))
}

/** Codes of experience from the least on, each with the word that is nearest. */
const EXPERIENCE_WORDS: Readonly<Record<string, string>> = {
  LESS_THAN_6_MONTHS: 'Entry-level',
  '6_MONTHS_TO_1_YEAR': 'Entry-level',
  '1_TO_2_YEARS': 'Junior',
  '2_TO_3_YEARS': 'Junior',
  '3_TO_4_YEARS': 'Intermediate',
  '4_TO_5_YEARS': 'Intermediate',
  '5_TO_7_YEARS': 'Senior',
  '7_TO_10_YEARS': 'Senior',
  '10_TO_15_YEARS': 'Senior',
  MORE_THAN_15_YEARS: 'Senior',
}

const EXPERIENCE_BY_WORD: Readonly<Record<string, string>> = {
  entrylevel: 'LESS_THAN_6_MONTHS',
  junior: '1_TO_2_YEARS',
  intermediate: '3_TO_4_YEARS',
  midlevel: '3_TO_4_YEARS',
  senior: '5_TO_7_YEARS',
}

/** How a job's experience level reads in words, whichever wire it came from. */
export function experienceWord(experienceLevel: string): string {
  return own(EXPERIENCE_WORDS, experienceLevel) ?? experienceLevel
}

/** The code of a job's experience level, whichever wire it came from; undefined when its words have none. */
export function experienceCode(experienceLevel: string): string | undefined {
  return own(EXPERIENCE_WORDS, experienceLevel) === undefined
    ? own(EXPERIENCE_BY_WORD, plain(experienceLevel))
    : experienceLevel
}

/** Letters only, in lower case: "Full time" and "full-time" are one word. */
function plain(word: string): string {
  return word.toLowerCase().replace(/[^a-z]/g, '')
}

function own(words: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined
}
