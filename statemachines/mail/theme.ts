/** The colours of all emails, by day and by night. */
export const theme = {
  light: {
    page: '#f4f1ea',
    card: '#ffffff',
    ink: '#24302a',
    muted: '#5c665f',
    line: '#e4dfd3',
    accent: '#2b6149',
    tint: '#eef4ef',
    onAccent: '#ffffff',
  },
  dark: {
    page: '#131715',
    card: '#1d2320',
    ink: '#eceeec',
    muted: '#a9b3ad',
    line: '#39413c',
    accent: '#93cfae',
    tint: '#243029',
    onAccent: '#10231a',
  },
  text: "-apple-system, 'Segoe UI', Helvetica, Arial, sans-serif",
  heading: "Georgia, 'Times New Roman', serif",
} as const;

const { dark } = theme;

/** For readers at night: classes win over the inline styles that mail clients need by day. */
const night = (prefix: string): string => `
${prefix} .page, ${prefix} .page > div { background: ${dark.page} !important; }
${prefix} .card, ${prefix} .card > table { background: ${dark.card} !important; }
${prefix} .ink, ${prefix} .ink div, ${prefix} .ink td, ${prefix} .ink a { color: ${dark.ink} !important; }
${prefix} .muted, ${prefix} .muted div, ${prefix} .muted a, ${prefix} .ink .muted { color: ${dark.muted} !important; }
${prefix} .brand div, ${prefix} .ink .accent { color: ${dark.accent} !important; }
${prefix} .line { border-color: ${dark.line} !important; }
${prefix} .tint { background: ${dark.tint} !important; border-color: ${dark.accent} !important; }
${prefix} .button td, ${prefix} .button a { background: ${dark.accent} !important; color: ${dark.onAccent} !important; }`;

/** The style sheet of all emails; Outlook's apps mark their night with an attribute instead. */
export const styles = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
h1, h2 { margin: 0; font-weight: normal; }
@media (max-width: 480px) { .button table { width: 100% !important; } }
@media (prefers-color-scheme: dark) {${night('')}
}
${night('[data-ogsc]')}`;
