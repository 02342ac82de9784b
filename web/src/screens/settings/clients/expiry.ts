import type { Time } from '../../../api/types.ts'

/** The last instant of a day, `YYYY-MM-DD`, as days are where the viewer is. */
export const endOfDay = (day: string): Time => new Date(`${day}T23:59:59.999`).toISOString()

export const hasPassed = (time: Time | null): boolean => time !== null && Date.parse(time) < Date.now()
