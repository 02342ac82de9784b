import { ActionIcon, Button, Input, Popover, Textarea, TextInput } from '@mantine/core'
import { IconBold, IconH3, IconItalic, IconLink, IconList, IconListNumbers } from '@tabler/icons-react'
import { type ClipboardEvent, type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTexts } from '../../i18n/use-texts.ts'
import classes from './rich-text.module.css'
import { texts } from './texts.ts'

/**
 * HTML to be written as one reads it: headings, lists, bold, links. The browser's own editing does it; the server cleans
 * what it is given, so nothing here needs to.
 */

type Props = {
  readonly label: string
  readonly value: string
  readonly onChange: (html: string) => void
  readonly error?: string | undefined
  readonly disabled?: boolean
}

const TOOLS = [
  { key: 'heading', icon: IconH3, command: 'formatBlock' },
  { key: 'bold', icon: IconBold, command: 'bold' },
  { key: 'italic', icon: IconItalic, command: 'italic' },
  { key: 'bullets', icon: IconList, command: 'insertUnorderedList' },
  { key: 'numbers', icon: IconListNumbers, command: 'insertOrderedList' },
] as const

/** An empty editor still holds a line break. */
const htmlOf = (element: HTMLElement): string => (element.textContent?.trim() === '' ? '' : element.innerHTML)

/** The heading that one is in becomes text again. */
const blockHere = () => (/^h\d$/i.test(document.queryCommandValue('formatBlock')) ? 'p' : 'h3')

function pastePlain(event: ClipboardEvent): void {
  event.preventDefault()
  document.execCommand('insertText', false, event.clipboardData.getData('text/plain'))
}

export function RichText({ label, value, onChange, error, disabled = false }: Props) {
  const t = useTexts(texts)
  const id = useId()
  const editor = useRef<HTMLDivElement>(null)
  const [isSource, setSource] = useState(false)
  useEffect(() => void document.execCommand('defaultParagraphSeparator', false, 'p'), [])

  // What the editor itself said is there already; anything else came from outside.
  useEffect(() => {
    const element = editor.current
    if (element && htmlOf(element) !== value) element.innerHTML = value
  }, [value, isSource])

  function run(command: string) {
    editor.current?.focus()
    document.execCommand(command, false, command === 'formatBlock' ? blockHere() : undefined)
  }
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id }} error={error}>
      <div className={classes['frame']} data-disabled={disabled || undefined} data-wrong={error ? true : undefined}>
        {!disabled && (
          <div className={classes['tools']} role="toolbar" aria-label={t('format', { name: label })}>
            {TOOLS.map(({ key, icon: Icon, command }) => (
              <ActionIcon
                key={key}
                variant="subtle"
                color="gray"
                aria-label={t(key)}
                title={t(key)}
                disabled={isSource}
                onClick={() => run(command)}
              >
                <Icon size={17} stroke={1.8} />
              </ActionIcon>
            ))}
            <LinkTool disabled={isSource} onDone={() => editor.current?.focus()} />
            <Button
              className={classes['source'] ?? ''}
              size="compact-xs"
              variant={isSource ? 'light' : 'subtle'}
              color="gray"
              aria-pressed={isSource}
              onClick={() => setSource(!isSource)}
            >
              {t('html')}
            </Button>
          </div>
        )}
        {isSource ? (
          <Textarea
            aria-labelledby={id}
            variant="unstyled"
            autosize
            minRows={6}
            maxRows={24}
            classNames={{ input: classes['code'] ?? '' }}
            value={value}
            onChange={({ currentTarget }) => onChange(currentTarget.value)}
          />
        ) : (
          <div
            ref={editor}
            className={classes['text']}
            role="textbox"
            aria-multiline="true"
            aria-labelledby={id}
            aria-invalid={error ? true : undefined}
            aria-readonly={disabled || undefined}
            tabIndex={0}
            contentEditable={!disabled}
            onInput={({ currentTarget }) => onChange(htmlOf(currentTarget))}
            onPaste={pastePlain}
          />
        )}
      </div>
    </Input.Wrapper>
  )
}

/** Asks for an address, and makes a link of what was selected before it asked. */
function LinkTool({ disabled, onDone }: { readonly disabled: boolean; readonly onDone: () => void }) {
  const t = useTexts(texts)
  const range = useRef<Range>(undefined)
  const [isOpen, setOpen] = useState(false)
  const [address, setAddress] = useState('')

  function open() {
    const selection = document.getSelection()
    range.current = selection?.rangeCount ? selection.getRangeAt(0) : undefined
    const link = selection?.anchorNode?.parentElement?.closest('a')
    setAddress(link?.getAttribute('href') ?? '')
    setOpen(true)
  }
  function apply(event?: FormEvent) {
    event?.preventDefault()
    // The form lies within that of the job, in React's eyes.
    event?.stopPropagation()
    setOpen(false)
    onDone()
    const selection = document.getSelection()
    if (range.current) {
      selection?.removeAllRanges()
      selection?.addRange(range.current)
    }
    const href = event && address.trim()
    if (!href) document.execCommand('unlink')
    else if (selection?.isCollapsed) document.execCommand('insertText', false, href)
    else document.execCommand('createLink', false, href)
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus withArrow>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('link')}
          title={t('link')}
          disabled={disabled}
          onMouseDown={(event) => event.preventDefault()}
          onClick={open}
        >
          <IconLink size={17} stroke={1.8} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={classes['link']} onSubmit={apply}>
          <TextInput
            data-autofocus
            type="url"
            size="xs"
            aria-label={t('linkAddress')}
            placeholder="https://"
            value={address}
            onChange={({ currentTarget }) => setAddress(currentTarget.value)}
          />
          <Button size="xs" type="submit">
            {t('link')}
          </Button>
          <Button size="xs" variant="default" onClick={() => apply()}>
            {t('unlink')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
