import { type ChangeEvent, type SubmitEvent, useState } from 'react'
import { ApiProblem } from '../api/problem.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { fieldSentencesOf, problemTexts } from './problem-texts.ts'
import { useProblemText } from './states.tsx'

type TextNames<T> = { [K in keyof T]: T[K] extends string ? K : never }[keyof T] & string

/**
 * The values of a form, and what the server said about them.
 *
 * @param names the names of the fields in the API, where they differ from those of the values
 */
export function useForm<T extends object>(initial: T, names: { readonly [K in keyof T]?: string } = {}) {
  const words = useTexts(problemTexts)
  const say = useProblemText()
  const [values, setValues] = useState(initial)
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [message, setMessage] = useState<string>()

  const nameOf = (name: keyof T & string) => names[name] ?? name

  function set<K extends keyof T & string>(name: K, value: T[K]): void {
    setValues((before) => ({ ...before, [name]: value }))
    setErrors(({ [nameOf(name)]: _gone, ...rest }) => rest)
  }

  return {
    values,
    set,
    reset(to: T = initial) {
      setValues(to)
      setErrors({})
      setMessage(undefined)
    },
    /** What went wrong and belongs to no field. */
    message,
    errorOf: (name: keyof T & string) => errors[nameOf(name)],
    /** What a text input needs. */
    text: (name: TextNames<T>) => ({
      name,
      value: values[name] as string,
      error: errors[nameOf(name)],
      onChange: ({ currentTarget: { value } }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
        set(name, value as T[typeof name]),
    }),
    /** Shows what the server refused: beside the fields that it names, else above the form. */
    refuse: (error: unknown): void => {
      const byField = error instanceof ApiProblem ? fieldSentencesOf(error, words) : {}
      setErrors(byField)
      const known = new Set(Object.keys(initial).map((name) => nameOf(name as keyof T & string)))
      const isShown = Object.keys(byField).length > 0 && Object.keys(byField).every((name) => known.has(name))
      setMessage(isShown ? undefined : say(error))
    },
    /** For the form's `onSubmit`. */
    submit: (send: (values: T) => void) => (event: SubmitEvent<HTMLFormElement>) => {
      event.preventDefault()
      setErrors({})
      setMessage(undefined)
      send(values)
    },
  }
}
