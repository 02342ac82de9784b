import { type Keys, showKeys } from '../keys/registry.ts'
import classes from './key-hint.module.css'

/** The keys of a shortcut, as they stand on the keyboard. Who hears the page finds them in the list of keys. */
export function KeyHint({ keys }: { readonly keys: Keys }) {
  return (
    <span className={classes['keys']} aria-hidden="true">
      {showKeys(keys).map((key) => (
        <kbd key={key} className={classes['key']}>
          {key}
        </kbd>
      ))}
    </span>
  )
}
