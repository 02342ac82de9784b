import { resume } from './texts.ts'

/** What recruiters type, by kind; each kind has the same share of the mix. */
export function queriesOf(size: number): Readonly<Record<string, readonly string[]>> {
  const some = Array.from({ length: 8 }, (_, index) => resume(1 + Math.floor(((index + 0.5) * size) / 8)))
  return {
    'a common word': ['java', 'experience', 'management', 'the', 'erfahrung', 'python'],
    'a rare word': some.map(({ text }) => text.split(/[\s.]+/).toSorted((a, b) => b.length - a.length)[0] ?? ''),
    'two words': ['java experience', 'sql manager', 'erlang berlin', 'photoshop senior', 'données python'],
    'a name': some.map(({ name }) => name),
    'a name without accents': ['zoe lefevre', 'muller', 'odegard', 'lukasz', 'sorensen'],
    'an e-mail or a phone number': some.map(({ email, phone }, index) => (index % 2 === 0 ? email : phone)),
    'a beginning': ['dev', 'mana', 'jav', 'ja', 'prog', 'pho', 'kube'],
    'a phrase': ['"project management"', '"experience team"', '"java engineer"', '"in der"', '"sales manager"'],
    'names with signs': ['c++', 'c#', '.net', 'node.js', 'c++ linux'],
    'Chinese, Cyrillic, Arabic': ['软件', '软件工程师', '数据 管理', 'опыт работы', 'خبرة'],
  }
}
