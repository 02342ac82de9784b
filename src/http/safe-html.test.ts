import { describe, expect, test } from 'vitest'
import { safeMessage, safeNote } from './safe-html.ts'

describe.each([
  ['a note', safeNote],
  ['a message', safeMessage],
])('%s', (_, safe) => {
  test.each([
    ['Left a <b>voicemail</b>, <i>twice</i>, <u>today</u>.', 'Left a <b>voicemail</b>, <i>twice</i>, <u>today</u>.'],
    ['<B>loud</B>', '<b>loud</b>'],
    ['plain', 'plain'],
    ['1 < 2 & 3 > 2', '1 &lt; 2 &amp; 3 &gt; 2'],
    ['&lt;script&gt; &amp; &eacute;', '&lt;script&gt; &amp; é'],
    ['<h1>Title</h1><p>One</p><p>Two</p>', 'Title\nOne\nTwo'],
    ['One<br>Two<br />Three', 'One\nTwo\nThree'],
    ['<strong>x</strong><em>y</em><span style="color:red">z</span>', 'xyz'],
    ['a<script>alert(1)</script>b', 'ab'],
    ['a<style>b{}</style>c', 'ac'],
    ['<b onclick="alert(1)" style="x" class="y">b</b>', '<b>b</b>'],
    ['<img src=x onerror=alert(1)>x', 'x'],
    ['<svg><script>alert(1)</script></svg>x', 'x'],
    ['<iframe src="https://evil.example"></iframe>x', 'x'],
    ['<b>open', '<b>open</b>'],
    ['<b><i>crossed</b></i>', '<b><i>crossed</i></b>'],
    ['<<b>b</b>', '&lt;<b>b</b>'],
    ['<!-- c --><![CDATA[d]]>x', 'x'],
    ['<b/onmouseover=alert(1)>x</b>', '<b>x</b>'],
  ])('%j is %j', (html, expected) => {
    expect(safe(html)).toBe(expected)
  })

  test('no more tags are nested than anybody writes', () => {
    expect(safe('<b>'.repeat(900)).length).toBeLessThan(1000)
    expect(safe(`${'<b>x</b>'.repeat(5000)}`)).toBe('<b>x</b>'.repeat(5000))
  })

  test('of tags that are opened without end, none is one', () => {
    expect(safe('<b>'.repeat(5000))).toBe('&lt;b&gt;'.repeat(5000))
    expect(safe('<b></i>'.repeat(2000))).toBe('&lt;b&gt;&lt;/i&gt;'.repeat(2000))
    expect(safe(`&${'<p><script>'.repeat(5000)}`)).not.toMatch(/<|&(?!amp;|lt;|gt;)/)
  })
})

test('a note has no links', () => {
  expect(safeNote('<a href="https://a.example">here</a>')).toBe('here')
})

test.each([
  ['<a href="https://a.example/?b=1&c=2">x</a>', '<a href="https://a.example/?b=1&amp;c=2">x</a>'],
  ['<a href="http://a.example">x</a>', '<a href="http://a.example">x</a>'],
  ['<a href="mailto:a@b.example">x</a>', '<a href="mailto:a@b.example">x</a>'],
  ['<a href="HTTPS://a.example" target="_blank" onclick="x">x</a>', '<a href="HTTPS://a.example">x</a>'],
  ['<a href="javascript:alert(1)">x</a>', '<a>x</a>'],
  ['<a href="java\tscript:alert(1)">x</a>', '<a>x</a>'],
  ['<a href="&#106;avascript:alert(1)">x</a>', '<a>x</a>'],
  ['<a href="data:text/html,x">x</a>', '<a>x</a>'],
  ['<a href="ftp://a.example">x</a>', '<a>x</a>'],
  ['<a href="//a.example">x</a>', '<a>x</a>'],
  ['<a href="/here">x</a>', '<a>x</a>'],
  ['<a name="x">x</a>', '<a>x</a>'],
])('a message: %j is %j', (html, expected) => {
  expect(safeMessage(html)).toBe(expected)
})
