/**
 * Resumes that are like real ones in what matters to an index: words of several languages whose frequency falls with their
 * rank (Zipf), skills that many share, names and addresses that few do. The same seed gives the same texts.
 */

export type Resume = {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly headline: string
  readonly tags: readonly string[]
  readonly text: string
}

/** The words that each language uses most. */
const HEADS = {
  en: `the and of in to with for on experience team work management project development data customer business design
    support skills sales years university degree responsible engineer manager developer software systems quality analysis
    marketing company services product training research process lead technical knowledge client english certified`,
  fr: `de la et le les des en pour avec dans une sur expérience équipe gestion projet développement données client
    entreprise qualité responsable ingénieur formation compétences années université diplôme logiciel systèmes analyse
    stratégie création réseau sécurité français anglais études société chargé assistante vente équipement élaboration`,
  de: `und der die das in mit für von im zu auf erfahrung mitarbeiter projekt entwicklung leitung kunden daten vertrieb
    studium universität ausbildung kenntnisse jahre verantwortlich führung qualität software systeme analyse unternehmen
    großhandel straße prüfung übersetzung geschäft lösungen englisch abschluss betreuung planung einkauf buchhaltung`,
  es: `de la y el en los para con del las una por experiencia equipo gestión proyecto desarrollo datos cliente empresa
    calidad responsable ingeniero formación años universidad título sistemas análisis ventas administración producción
    diseño señalización investigación inglés español conocimientos coordinación`,
  ru: `и в на с по для опыт работы команда управление проект разработка данные клиент компания качество инженер
    университет образование навыки лет ответственный система анализ продажи обучение менеджер программист английский`,
  ar: `في من على مع إلى خبرة فريق إدارة مشروع تطوير بيانات عميل شركة جودة مهندس جامعة تعليم مهارات سنوات مسؤول نظام تحليل
    مبيعات تدريب مدير مبرمج العربية الإنجليزية`,
} as const
type Language = keyof typeof HEADS

const SYLLABLES: Readonly<Record<Language, string>> = {
  en: 'con ter pro ment ing er al re ist or ive tion able ship ard ley ton mark port graph scope ward line form',
  fr: 'con ter pré ment age eur al ré iste oir ive tion able té esse ière mar por graphe aine our ligne forme',
  de: 'ver ge lich ung er ein auf haft keit stein berg tech werk form stand über mäß prüf schaft bau hand los',
  es: 'con ter pro mento ador al re ista or ivo ción able dad eza ería mar por grafía año ista forma lla ña',
  ru: 'при ста пере ние ник ость тель ров про раз под ский вод лов мен тор гра фор мир сто лет бор',
  ar: 'است مدر تحر كتب علم سفر نقل حسب رسم صنع جمع بحث درس نظم فتح عمل قدم ذكر',
}
/** Cut into words by nobody: a text is a row of them. */
const CHINESE =
  `软件 工程师 项目 管理 数据 分析 开发 团队 经验 大学 客户 系统 设计 市场 销售 北京 上海 技术 产品 公司 负责 学习 研究
  质量 服务 网络 安全 测试 平台 业务 教育 英语 毕业 专业 能力 沟通 会计 财务 行政 人力 资源 采购 物流 生产 机械 电子 建筑`.split(
    /\s+/,
  )
const SKILLS =
  `java python sql javascript excel linux C++ react aws docker git C# .NET node.js kubernetes typescript sap php
  angular scrum jira azure spring salesforce postgresql terraform go kotlin swift rust scala hadoop spark tableau matlab
  autocad figma photoshop cobol erlang fortran`.split(/\s+/)
const FIRST_NAMES =
  `Ada Grace Alan Linus Marie Zoë José François Jürgen Søren Łukasz İbrahim Olga Дмитрий Анна محمد فاطمة 伟
  芳 Chloé Renée Björn Nguyễn Priya Wei Fatima Omar Ivan Elena Carlos Lucía Emma Noah Liam Sofia Hugo Léa`.split(/\s+/)
const LAST_NAMES =
  `Martin Müller García Nguyen Smith Dubois Kowalski Yılmaz Иванов Петрова خان 王 李 Rossi Silva Johansson Hansen
  Novák Horváth Popescu Weiß Lefèvre Ødegård Schmidt Brown Taylor Moreau`.split(/\s+/)

/** Numbers that look random, from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const VOCABULARY = 40_000

const pick = <T>(from: readonly T[], random: number): T => from[Math.floor(random * from.length)] as T

function vocabularyOf(language: Language): string[] {
  const random = randomFrom(language.charCodeAt(0) * 1000 + language.charCodeAt(1))
  const syllables = SYLLABLES[language].split(' ')
  const words = HEADS[language].split(/\s+/)
  while (words.length < VOCABULARY) {
    const length = 2 + Math.floor(random() * 3)
    words.push(Array.from({ length }, () => pick(syllables, random())).join(''))
  }
  return words
}

const vocabularies = new Map((Object.keys(HEADS) as Language[]).map((language) => [language, vocabularyOf(language)]))

/** A rank by Zipf's law: the inverse of its sum, which is a logarithm. */
const zipf = (random: number, count: number) =>
  Math.min(count - 1, Math.floor(Math.exp(random * Math.log(count + 1))) - 1)

const LANGUAGES: readonly (Language | 'zh')[] = Array.from(
  'eeeeeeeeeeefffddssr',
  (letter) => ({ e: 'en', f: 'fr', d: 'de', s: 'es', r: 'ru' })[letter] as Language,
)

/** The resume with this number. */
export function resume(number: number): Resume {
  const random = randomFrom(number * 7919 + 1)
  const language = number % 25 === 0 ? 'zh' : number % 40 === 1 ? 'ar' : pick(LANGUAGES, random())
  const [first, last] = [pick(FIRST_NAMES, random()), pick(LAST_NAMES, random())]
  const skills = Array.from(
    { length: 3 + Math.floor(random() * 8) },
    () => SKILLS[zipf(random(), SKILLS.length)] as string,
  )
  return {
    name: `${first} ${last}`,
    email: `a${number}.${Math.floor(random() * 1000)}@example${number % 300}.com`,
    phone: `+33 6 ${String(10_000_000 + Math.floor(random() * 89_999_999)).replace(/(..)(?=.)/g, '$1 ')}`,
    headline: `${pick(skills, random())} engineer`,
    tags: random() < 0.4 ? [pick(['shortlist', 'remote', 'senior', 'junior', 'referral', 'relocation'], random())] : [],
    text: language === 'zh' ? chinese(random, skills) : sentences(vocabularies.get(language) ?? [], random, skills),
  }
}

/** About three kilobytes. */
function sentences(words: readonly string[], random: () => number, skills: readonly string[]): string {
  const parts: string[] = []
  for (let length = 0; length < 2900; length += (parts.at(-1) as string).length + 1) {
    parts.push(random() < 0.06 ? pick(skills, random()) : (words[zipf(random(), words.length)] as string))
    if (random() < 0.08) parts.push('.\n')
  }
  return parts.join(' ')
}

function chinese(random: () => number, skills: readonly string[]): string {
  const parts: string[] = []
  for (let length = 0; length < 900; length += 2) {
    parts.push(random() < 0.05 ? ` ${pick(skills, random())} ` : (CHINESE[zipf(random(), CHINESE.length)] as string))
    if (random() < 0.08) parts.push('。')
  }
  return parts.join('')
}
