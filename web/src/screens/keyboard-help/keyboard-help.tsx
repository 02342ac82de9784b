import { Modal } from '@mantine/core'
import { common } from '../../i18n/common.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import type { Shortcut } from '../../keys/registry.ts'
import { useShortcuts } from '../../keys/use-shortcut.ts'
import { texts as shellTexts } from '../../shell/texts.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import classes from './keyboard-help.module.css'

/** Lists every key that does something now, those of the screen first. */
export default function KeyboardHelp({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(shellTexts)
  const tc = useTexts(common)
  const scopes = byScope(useShortcuts(), t('scopeGo'))
  return (
    <Modal opened onClose={onClose} title={t('shortcuts')} size={720} closeButtonProps={{ 'aria-label': tc('close') }}>
      <div className={classes['scopes']}>
        {scopes.map(([scope, shortcuts]) => (
          <section key={scope} className={classes['scope']}>
            <h3 className={classes['title']}>{scope}</h3>
            <dl className={classes['list']}>
              {shortcuts.map(({ keys, description }) => (
                <div key={keys} className={classes['shortcut']}>
                  <dt>{description}</dt>
                  <dd>
                    <KeyHint keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}

/** Of two with the same keys, the one that counts. */
function byScope(shortcuts: readonly Shortcut[], everywhere: string): [string, Shortcut[]][] {
  const counting = new Map(shortcuts.map((shortcut) => [shortcut.keys, shortcut]))
  const scopes = Map.groupBy(counting.values(), ({ scope }) => scope)
  return [...scopes].toSorted(([a], [b]) => Number(a === everywhere) - Number(b === everywhere))
}
