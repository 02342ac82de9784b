/** The share of its natural size that a page is shown in; null: as wide as the pane. */
export type Zoom = number | null

export const STEPS: readonly number[] = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2, 3]
