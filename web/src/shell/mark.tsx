/** Longlist's sign: a list whose second line stands out. */
export function Mark({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" style={{ flex: 'none' }}>
      <rect width="32" height="32" rx="8" fill="var(--ll-accent)" />
      <rect x="8" y="8" width="12" height="3.4" rx="1.7" fill="#fff" opacity=".6" />
      <rect x="8" y="14.3" width="16" height="3.4" rx="1.7" fill="#fff" />
      <rect x="8" y="20.6" width="9" height="3.4" rx="1.7" fill="#fff" opacity=".6" />
    </svg>
  )
}
