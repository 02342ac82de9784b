import { SAMPLE_JOBS, type SampleJob } from './jobs.ts'
import { createRandom, type Random } from './random.ts'

/** People who apply, made up from a seed. */

export type SamplePerson = {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly phone: string
  readonly headline: string
  readonly city: string
  readonly country: string
  readonly skills: readonly string[]
  readonly employers: readonly string[]
  readonly years: number
  readonly tags: readonly string[]
  readonly note?: string
  readonly salary?: string
  readonly job: SampleJob
}

const FIRST_NAMES = (
  'Camille Léa Inès Chloé Manon Élodie Jeanne Louise Hugo Lucas Théo Antoine Maxime Jules Baptiste Lena Hannah Mia Jonas ' +
  'Felix Moritz Lukas Anna Greta Zoë Sofia Lucía Mateo Javier Giulia Matteo Chiara Luca Agnieszka Piotr Zofia Jakub Aisha ' +
  'Yasmine Omar Karim Fatou Mamadou Aminata Linh Minh Yuki Haruto Mei Wei Priya Arjun Olivia James Grace Noah'
).split(' ')
const LAST_NAMES = (
  'Martin Bernard Dubois Laurent Moreau Lefèvre Garcia Fournier Girard Bonnet Rousseau Müller Schmidt Schneider Fischer ' +
  'Weber Becker Hoffmann Krüger Vogel Rossi Ferrari Esposito Romano Fernández López Núñez Kowalska Nowak Wiśniewski Diallo ' +
  'Traoré Benali Haddad Mansour Nguyễn Trần Tanaka Sato Chen Zhang Patel Sharma O’Connor Smith Walker Okafor Van-der-Berg'
).split(' ')
const PLACES = [
  ['Paris', 'FR'],
  ['Lyon', 'FR'],
  ['Nantes', 'FR'],
  ['Bordeaux', 'FR'],
  ['Berlin', 'DE'],
  ['Hamburg', 'DE'],
  ['München', 'DE'],
  ['Bruxelles', 'BE'],
  ['Madrid', 'ES'],
  ['Warszawa', 'PL'],
] as const
const EMPLOYERS = [
  'Aubépine',
  'Nordlicht GmbH',
  'Quatre Vents',
  'Halle & Söhne',
  'Lumen Retail',
  'Atelier Six',
  'Brücke Bank',
  'Cartograf',
  'Velo Express',
  'Ministry of Tea',
]
const TAGS = [
  'remote',
  'referral',
  'senior',
  'junior',
  'relocation',
  'speaks German',
  'met at a fair',
  'strong',
  'again',
]
const NOTES = [
  'Very clear in the first call; wants to see the team before deciding.',
  'Available from January. Asked about working from home on three days.',
  'Good work samples. The second one is close to what we do.',
  'Was with us for the last round in spring; see the other application.',
  'Prefers Lyon, would move for the right team.',
]

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()

/** @param number the place in the row of all; it makes the e-mail one of a kind */
export function samplePerson(seed: number, number: number): SamplePerson {
  const random = createRandom(seed * 100_003 + number)
  const job = weighted(random)
  const firstName = random.pick(FIRST_NAMES)
  const lastName = random.pick(LAST_NAMES)
  const [city, country] = random.pick(PLACES)
  const skills = random.some(job.skills, 3 + random.whole(3))
  const note = random.chance(0.12) ? random.pick(NOTES) : undefined
  const salary = random.chance(0.3) ? `${38 + random.whole(40)} 000 EUR` : undefined
  return {
    firstName,
    lastName,
    email: `${plain(firstName)}.${plain(lastName)}${number}@example.org`,
    phone: country === 'DE' ? `+49 30 ${digits(random, 7)}` : `+33 6 ${digits(random, 8)}`,
    headline: `${random.pick(job.titles)}, ${skills[0]}`,
    city,
    country,
    skills,
    employers: random.some(EMPLOYERS, 2 + random.whole(2)),
    years: 1 + random.whole(15),
    tags: random.chance(0.45) ? random.some(TAGS, 1 + random.whole(2)) : [],
    ...(note !== undefined && { note }),
    ...(salary !== undefined && { salary }),
    job,
  }
}

function weighted(random: Random): SampleJob {
  let left = random.whole(100)
  for (const job of SAMPLE_JOBS) {
    left -= job.share
    if (left < 0) return job
  }
  return SAMPLE_JOBS[0] as SampleJob
}

const digits = (random: Random, count: number) => Array.from({ length: count }, () => random.whole(10)).join('')
