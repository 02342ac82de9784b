import { expect, test } from 'vitest'
import { contractTypeOf, employmentTypeOf, experienceCode, experienceWord } from './terms.ts'

test.each([
  ['Full-time', 'FULL_TIME'],
  ['full time', 'FULL_TIME'],
  ['Part-time', 'PART_TIME'],
  ['Intern', 'INTERNSHIP'],
  ['Freelancer', 'FREELANCE'],
  ['Shift work', undefined],
  ['', undefined],
  ['constructor', undefined],
])('the employment type %j is the contract %s', (word, code) => {
  expect(contractTypeOf(word)).toBe(code)
})

test('the word for each contract means that contract again', () => {
  for (const code of ['FULL_TIME', 'PART_TIME', 'TEMPORARY', 'FREELANCE', 'INTERNSHIP', 'APPRENTICESHIP']) {
    expect(contractTypeOf(employmentTypeOf(code))).toBe(code)
  }
  expect(employmentTypeOf('VIE')).toBe('VIE')
})

test.each([
  ['Senior', 'Senior', '5_TO_7_YEARS'],
  ['7_TO_10_YEARS', 'Senior', '7_TO_10_YEARS'],
  ['1_TO_2_YEARS', 'Junior', '1_TO_2_YEARS'],
  ['Entry level', 'Entry level', 'LESS_THAN_6_MONTHS'],
  ['Wizard', 'Wizard', undefined],
])('the experience level %j reads %j and has the code %s', (level, word, code) => {
  expect(experienceWord(level)).toBe(word)
  expect(experienceCode(level)).toBe(code)
})
