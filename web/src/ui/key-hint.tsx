import { type Keys, showKeys } from '../keys/registry.ts'
import classes from './key-hint.module.css'

/** The keys of a shortcut, as they stand on the keyboard. */
export function KeyHint({ keys }: { readonly keys: Keys }) {
  return (
    <span className={classes['keys']}>
      {showKeys(keys).map((key) => (
        <kbd key={key} className={classes['key']}>
          {key}
        </kbd>
      ))}
    </span>
  )
}
