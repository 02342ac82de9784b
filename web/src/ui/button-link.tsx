import { ActionIcon, type ActionIconProps, Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

type Anchor = { readonly ref?: Ref<HTMLAnchorElement> } & Omit<
  AnchorHTMLAttributes<HTMLAnchorElement>,
  'color' | 'style'
>

/** A link to a screen that looks like a button. */
export const ButtonLink = createLink((props: Anchor & ButtonProps) => <Button component="a" {...props} />)

/** The same with only an icon; it needs an `aria-label`. */
export const IconLink = createLink((props: Anchor & ActionIconProps) => <ActionIcon component="a" {...props} />)
