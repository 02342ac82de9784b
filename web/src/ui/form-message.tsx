import classes from './form-message.module.css'

/** What is wrong with a whole form. It is read out when it appears. */
export function FormMessage({ children }: { readonly children: string | undefined }) {
  return (
    <div role="alert" className={children === undefined ? 'll-hidden' : classes['message']}>
      {children}
    </div>
  )
}
