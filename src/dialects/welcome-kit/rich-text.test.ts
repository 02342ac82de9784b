import { describe, expect, test } from 'vitest'
import { renderRichText } from './rich-text.ts'

test('Markdown, as the sheet’s sample has it', () => {
  expect(renderRichText('Strong **SQL**')).toEqual({
    format: 'markdown',
    html: '<p>Strong <strong>SQL</strong></p>\n',
  })
})

describe('plain text, Markdown and HTML', () => {
  test.each([
    ['one\ntwo', '<p>one<br />\ntwo</p>\n'],
    ['one\n\ntwo', '<p>one</p>\n<p>two</p>\n'],
    ['1 < 2 & 3 > 2', '<p>1 &lt; 2 &amp; 3 &gt; 2</p>\n'],
    ['# Title\n\n- a\n- b', '<h1>Title</h1>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n'],
    ['[site](https://a.example)', '<p><a href="https://a.example">site</a></p>\n'],
    ['a <b>bold</b> word', '<p>a <b>bold</b> word</p>\n'],
    ['<p>One</p>\n\n    <p>Two</p>', '<p>One</p>\n\n    <p>Two</p>'],
    ['<https://a.example>', '<p><a href="https://a.example">https://a.example</a></p>\n'],
  ])('%j is %j', (text, html) => expect(renderRichText(text).html).toBe(html))
})

describe('what could do harm is taken out after the rendering', () => {
  test.each([
    '<script>alert(1)</script>',
    'Hi <script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '![x](https://tracker.example/pixel.png)',
    '[x](javascript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="https://a.example" onclick="alert(1)">x</a>',
    '<p style="position:fixed">x</p>',
    '<iframe src="https://a.example"></iframe>',
    '<svg/onload=alert(1)>',
    '[x]: javascript:alert(1)\n\n[x]',
    '<<script>script>alert(1)<</script>/script>',
    '`<script>alert(1)</script>`',
    '```html\n<script>alert(1)</script>\n```',
    '<form action="https://a.example"><input name="password"></form>',
  ])('%s', (text) => {
    const tags = renderRichText(text).html.match(/<[^>]*>/g) ?? []
    for (const tag of tags) expect(tag).toMatch(/^<(\/?(p|a|code|pre)|a href="https:\/\/a\.example")>$/)
  })
})
