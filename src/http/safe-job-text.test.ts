import { expect, test } from 'vitest'
import { safeJobText } from './safe-html.ts'

test.each([
  ['<p>Build <b>things</b>.</p>', '<p>Build <b>things</b>.</p>'],
  ['<h2>Us</h2><ul><li>One</li><li>Two</li></ul>', '<h2>Us</h2><ul><li>One</li><li>Two</li></ul>'],
  ['plain & simple <3', 'plain &amp; simple &lt;3'],
  ['a<script>alert(1)</script>b', 'ab'],
  ['<p onclick="alert(1)" style="position:fixed" class="x" id="y">x</p>', '<p>x</p>'],
  ['<img src=x onerror=alert(1)>x', 'x'],
  ['<iframe src="https://evil.example"></iframe><style>p{}</style>x', 'x'],
  ['<form action="https://evil.example"><input name=a></form>x', 'x'],
  ['<svg><a xlink:href="javascript:alert(1)">x</a></svg>', '<a rel="noopener noreferrer nofollow">x</a>'],
  ['<p>open', '<p>open</p>'],
])('%j is %j', (html, expected) => {
  expect(safeJobText(html).replaceAll(' href=""', '')).toBe(expected)
})

test.each([
  ['https://acme.example/?a=1&b=2', ' href="https://acme.example/?a=1&amp;b=2"'],
  ['mailto:jobs@acme.example', ' href="mailto:jobs@acme.example"'],
  ['javascript:alert(1)', ''],
  ['java&#10;script:alert(1)', ''],
  ['data:text/html,x', ''],
  ['//evil.example', ''],
])('a link to %s keeps only a harmless address', (href, kept) => {
  expect(safeJobText(`<a href="${href}" target="_blank">x</a>`)).toBe(
    `<a${kept} rel="noopener noreferrer nofollow">x</a>`,
  )
})

test('no more tags are nested than anybody writes', () => {
  expect(safeJobText('<b>'.repeat(900)).length).toBeLessThan(1000)
})

test('of tags that are opened without end, none is one', () => {
  expect(safeJobText('<b>'.repeat(5000))).toBe('&lt;b&gt;'.repeat(5000))
})
