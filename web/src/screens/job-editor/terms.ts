/** What is offered for terms that are free on the API: the words and codes that the wires know. */

export const EMPLOYMENT_TYPES = ['Full-time', 'Part-time', 'Temporary', 'Freelance', 'Internship', 'Apprenticeship']

export const CONTRACT_TYPES = ['FULL_TIME', 'PART_TIME', 'TEMPORARY', 'FREELANCE', 'INTERNSHIP', 'APPRENTICESHIP']

export const EXPERIENCE_LEVELS = ['Entry-level', 'Junior', 'Intermediate', 'Senior']

export const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF']

export const PERIODS = ['yearly', 'monthly', 'daily', 'hourly']
