import { REMOTE_LEVELS, type RemoteLevel } from '../../../core/jobs/job.ts'

/** The codes that a job is described with, and how they read (reference, section 6.1). */

type Words = { readonly en: string; readonly fr: string }

export const CONTRACT_TYPES: Readonly<Record<string, Words>> = {
  FULL_TIME: { en: 'Full-Time', fr: 'CDI' },
  PART_TIME: { en: 'Part-Time', fr: 'Temps partiel' },
  TEMPORARY: { en: 'Temporary', fr: 'CDD / Temporaire' },
  FREELANCE: { en: 'Freelance', fr: 'Freelance' },
  INTERNSHIP: { en: 'Internship', fr: 'Stage' },
  APPRENTICESHIP: { en: 'Apprenticeship', fr: 'Alternance' },
  VIE: { en: 'International Corporate Volunteer', fr: 'VIE' },
  OTHER: { en: 'Other', fr: 'Autre' },
}

export const EDUCATION_LEVELS: Readonly<Record<string, Words>> = {
  NO_DIPLOMA: { en: 'No diploma', fr: 'Sans diplôme' },
  CAP: { en: 'Vocational certificate (CAP)', fr: 'CAP' },
  BEP: { en: 'Vocational certificate (BEP)', fr: 'BEP' },
  BAC: { en: 'High school diploma', fr: 'Bac' },
  BAC_1: { en: 'One year of higher education', fr: 'Bac +1' },
  BAC_2: { en: 'Two years of higher education', fr: 'Bac +2' },
  BAC_3: { en: "Bachelor's Degree", fr: 'Bac +3' },
  BAC_4: { en: 'Four years of higher education', fr: 'Bac +4' },
  BAC_5: { en: "Master's Degree", fr: 'Bac +5 / Master' },
  PHD: { en: 'PhD', fr: 'Doctorat' },
}

export const EXPERIENCE_LEVELS: Readonly<Record<string, Words>> = {
  LESS_THAN_6_MONTHS: { en: 'Less than 6 months', fr: 'Moins de 6 mois' },
  '6_MONTHS_TO_1_YEAR': { en: '6 months - 1 year', fr: '6 mois à 1 an' },
  '1_TO_2_YEARS': { en: '1 - 2 years', fr: '1 à 2 ans' },
  '2_TO_3_YEARS': { en: '2 - 3 years', fr: '2 à 3 ans' },
  '3_TO_4_YEARS': { en: '3 - 4 years', fr: '3 à 4 ans' },
  '4_TO_5_YEARS': { en: '4 - 5 years', fr: '4 à 5 ans' },
  '5_TO_7_YEARS': { en: '5 - 7 years', fr: '5 à 7 ans' },
  '7_TO_10_YEARS': { en: '7 - 10 years', fr: '7 à 10 ans' },
  '10_TO_15_YEARS': { en: '10 - 15 years', fr: '10 à 15 ans' },
  MORE_THAN_15_YEARS: { en: 'More than 15 years', fr: 'Plus de 15 ans' },
}

const REMOTE_WORDS: Readonly<Record<RemoteLevel, Words>> = {
  fulltime: { en: 'Possible full remote', fr: 'Télétravail total possible' },
  partial: { en: 'Regular remote days', fr: 'Télétravail régulier' },
  punctual: { en: 'Occasional remote days', fr: 'Télétravail ponctuel' },
  no: { en: 'No remote work', fr: 'Pas de télétravail' },
}

/** The last two came with the other wire, which has them. */
const SALARY_PERIODS = ['yearly', 'monthly', 'daily', 'none', 'weekly', 'hourly'] as const

/** What is commonly paid in. Any other code of ISO 4217 is taken as well. */
const SALARY_CURRENCIES = (
  'EUR USD GBP CHF CAD AUD NZD SEK NOK DKK ISK PLN CZK HUF RON BGN UAH TRY ILS AED SAR QAR EGP MAD TND XOF XAF ZAR NGN KES ' +
  'INR PKR BDT LKR SGD MYR THB IDR PHP VND HKD TWD CNY KRW JPY BRL ARS CLP COP MXN PEN'
).split(' ')

export const CODES = {
  contractTypes: Object.keys(CONTRACT_TYPES),
  educationLevels: Object.keys(EDUCATION_LEVELS),
  experienceLevels: Object.keys(EXPERIENCE_LEVELS),
  remoteLevels: REMOTE_LEVELS,
  salaryPeriods: SALARY_PERIODS,
} as const

/** All of it as the wire has it, but for the sites, which are the organization's. */
export const DEPENDENCIES = {
  contract_types: named(CONTRACT_TYPES),
  education_levels: named(EDUCATION_LEVELS),
  experience_levels: named(EXPERIENCE_LEVELS),
  remote_levels: named(REMOTE_WORDS),
  salary_currencies: SALARY_CURRENCIES,
  salary_periods: SALARY_PERIODS,
}

function named(words: Readonly<Record<string, Words>>) {
  return Object.entries(words).map(([id, name]) => ({ id, name }))
}
