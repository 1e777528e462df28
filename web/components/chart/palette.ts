const tokens = {
  ink: '--color-ink',
  muted: '--color-ink-muted',
  faint: '--color-ink-faint',
  line: '--color-line',
  control: '--color-control',
  surface: '--color-surface',
  raised: '--color-raised',
  accent: '--color-accent',
  good: '--color-good',
  warn: '--color-warn',
  bad: '--color-bad',
  info: '--color-info',
} as const

/** The design's colours as ECharts needs them: resolved for the theme that holds. */
export type Palette = Record<keyof typeof tokens, string>

/** light-dark() is only resolved where a colour is used, so each token is used once on `probe`. */
export function readPalette(probe: HTMLElement): Palette {
  const colour = (token: string) => {
    probe.style.color = `var(${token})`
    return getComputedStyle(probe).color
  }
  return {
    ink: colour(tokens.ink),
    muted: colour(tokens.muted),
    faint: colour(tokens.faint),
    line: colour(tokens.line),
    control: colour(tokens.control),
    surface: colour(tokens.surface),
    raised: colour(tokens.raised),
    accent: colour(tokens.accent),
    good: colour(tokens.good),
    warn: colour(tokens.warn),
    bad: colour(tokens.bad),
    info: colour(tokens.info),
  }
}
