/** Questions that applicants to a job are asked. */
export type Questionnaire = {
  readonly organizationId: number
  readonly id: number
  readonly name: string
  readonly questions: readonly Question[]
  readonly createdAt: number
}

export type Question = { readonly text: string; readonly type: string; readonly isRequired: boolean }
