import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  Input,
  type MantineColorsTuple,
  type MantineThemeOverride,
  Menu,
  Modal,
  Notification,
  Popover,
  Tooltip,
} from '@mantine/core'

const iris: MantineColorsTuple = [
  '#eeedfb',
  '#dddaf7',
  '#bcb7ee',
  '#9a93e5',
  '#8078e6',
  '#6a61e0',
  '#5148c9',
  '#443bb4',
  '#383199',
  '#2c2678',
]

/** Greys with a little warmth, from the text of the dark scheme to its page. */
const warm: MantineColorsTuple = [
  '#edeae7',
  '#b5aea8',
  '#978f88',
  '#6e6761',
  '#45413d',
  '#2e2b29',
  '#1d1b1a',
  '#151413',
  '#100f0e',
  '#0a0a09',
]

const DIALOG_TITLE = { fontSize: '16px', fontWeight: 620, letterSpacing: '-0.012em' }

/** The kit's own components in our clothes; what we make ourselves uses the tokens. @param words in the viewer's language */
export const createThemeWith = (words: { readonly close: string }): MantineThemeOverride =>
  createTheme({
    primaryColor: 'iris',
    primaryShade: { light: 6, dark: 5 },
    colors: { iris, dark: warm },
    fontFamily: 'var(--ll-font)',
    fontFamilyMonospace: 'var(--ll-font-mono)',
    defaultRadius: 'md',
    radius: { xs: '3px', sm: '5px', md: '7px', lg: '11px', xl: '16px' },
    fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '19px' },
    lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
    spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
    headings: {
      fontWeight: '620',
      sizes: {
        h1: { fontSize: '19px', lineHeight: '1.3' },
        h2: { fontSize: '16px', lineHeight: '1.35' },
        h3: { fontSize: '14px', lineHeight: '1.4' },
      },
    },
    shadows: { sm: 'var(--ll-shadow)', md: 'var(--ll-shadow-large)', xl: 'var(--ll-shadow-large)' },
    respectReducedMotion: true,
    cursorType: 'pointer',
    focusRing: 'auto',
    components: {
      // What may be left out says so; everything else is needed.
      InputWrapper: Input.Wrapper.extend({
        defaultProps: { withAsterisk: false },
        styles: { description: { fontSize: '12.5px' }, error: { fontSize: '12.5px' } },
      }),
      Button: Button.extend({ defaultProps: { size: 'sm' }, styles: { root: { fontWeight: 550 } } }),
      Modal: Modal.extend({
        defaultProps: {
          centered: true,
          radius: 'lg',
          transitionProps: { duration: 120 },
          closeButtonProps: { 'aria-label': words.close },
        },
        styles: { title: DIALOG_TITLE },
      }),
      Drawer: Drawer.extend({
        defaultProps: { transitionProps: { duration: 150 }, closeButtonProps: { 'aria-label': words.close } },
        styles: { title: DIALOG_TITLE },
      }),
      Menu: Menu.extend({
        // The element that the kit would put there for the focus is no item of a menu.
        defaultProps: { shadow: 'md', transitionProps: { duration: 80 }, withInitialFocusPlaceholder: false },
      }),
      Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': words.close } } }),
      Popover: Popover.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } }),
      Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: { duration: 80 } } }),
    },
  })

/** Puts the kit's own colours on our tokens, so that both look alike in either scheme. */
export const resolveVariables: CSSVariablesResolver = () => {
  const colours = {
    '--mantine-color-body': 'var(--ll-surface)',
    '--mantine-color-text': 'var(--ll-text)',
    '--mantine-color-dimmed': 'var(--ll-text-soft)',
    '--mantine-color-placeholder': 'var(--ll-text-faint)',
    '--mantine-color-anchor': 'var(--ll-accent-text)',
    '--mantine-color-default': 'var(--ll-surface)',
    '--mantine-color-default-hover': 'var(--ll-sunken)',
    '--mantine-color-default-color': 'var(--ll-text)',
    '--mantine-color-default-border': 'var(--ll-line-strong)',
    '--mantine-color-error': 'var(--ll-danger)',
  }
  return { variables: {}, light: colours, dark: colours }
}
