import type { ConversationKind, DeliveryStatus, Visibility } from '../../../core/conversations/conversation.ts'

/** Comeet's words for ours (reference, section 3.9). */

export const KIND_WORDS: Readonly<Record<ConversationKind, string>> = {
  email: 'email',
  chat: 'chat',
  sms: 'SMS',
  inmail: 'InMail',
}

export const VISIBILITY_WORDS: Readonly<Record<Visibility, string>> = {
  all: 'All',
  managers_and_recruiters: 'Managers/Recruiters',
  recruiters: 'Recruiters',
}

export const DELIVERY_WORDS: Readonly<Record<DeliveryStatus, string>> = {
  sent: 'Sent',
  open: 'Open',
  failed: 'Failed',
  clicked: 'Clicked',
}

/** Ours for one of Comeet's words, which the schema has let through. */
export function wordToOurs<T extends string>(words: Readonly<Record<T, string>>, word: string): T {
  return Object.keys(words).find((ours) => words[ours as T] === word) as T
}
