/** What organizations do, in groups. Ids and references never change; each wording is in English, French and Spanish. */

type Wording = readonly [en: string, fr: string, es: string]
type Named = { readonly id: number; readonly reference: string; readonly wording: Wording }
type Group = Named & { readonly sectors: readonly Named[] }

const GROUPS: readonly Group[] = [
  {
    id: 1,
    reference: 'tech',
    wording: ['Tech', 'Technologies', 'Tecnología'],
    sectors: [
      { id: 2, reference: 'big_data', wording: ['Big data', 'Big data', 'Big data'] },
      {
        id: 3,
        reference: 'artificial_intelligence',
        wording: ['Artificial intelligence', 'Intelligence artificielle', 'Inteligencia artificial'],
      },
      {
        id: 4,
        reference: 'saas_cloud_services',
        wording: ['SaaS and cloud services', 'SaaS et services cloud', 'SaaS y servicios en la nube'],
      },
      { id: 5, reference: 'software', wording: ['Software', 'Logiciels', 'Software'] },
      { id: 6, reference: 'cybersecurity', wording: ['Cybersecurity', 'Cybersécurité', 'Ciberseguridad'] },
      { id: 7, reference: 'it_services', wording: ['IT services', 'Services informatiques', 'Servicios informáticos'] },
      { id: 8, reference: 'video_games', wording: ['Video games', 'Jeux vidéo', 'Videojuegos'] },
      {
        id: 9,
        reference: 'telecommunications',
        wording: ['Telecommunications', 'Télécommunications', 'Telecomunicaciones'],
      },
    ],
  },
  {
    id: 20,
    reference: 'finance',
    wording: ['Finance', 'Finance', 'Finanzas'],
    sectors: [
      { id: 21, reference: 'banking', wording: ['Banking', 'Banque', 'Banca'] },
      { id: 22, reference: 'insurance', wording: ['Insurance', 'Assurance', 'Seguros'] },
      {
        id: 23,
        reference: 'fintech',
        wording: ['Financial technology', 'Technologies financières', 'Tecnología financiera'],
      },
    ],
  },
  {
    id: 30,
    reference: 'commerce',
    wording: ['Commerce', 'Commerce', 'Comercio'],
    sectors: [
      { id: 31, reference: 'e_commerce', wording: ['E-commerce', 'E-commerce', 'Comercio electrónico'] },
      { id: 32, reference: 'retail', wording: ['Retail', 'Distribution', 'Comercio minorista'] },
      { id: 33, reference: 'fashion', wording: ['Fashion', 'Mode', 'Moda'] },
      { id: 34, reference: 'luxury', wording: ['Luxury', 'Luxe', 'Lujo'] },
    ],
  },
  {
    id: 40,
    reference: 'industry',
    wording: ['Industry', 'Industrie', 'Industria'],
    sectors: [
      { id: 41, reference: 'automotive', wording: ['Automotive', 'Automobile', 'Automoción'] },
      { id: 42, reference: 'aerospace', wording: ['Aerospace', 'Aéronautique et spatial', 'Aeroespacial'] },
      { id: 43, reference: 'construction', wording: ['Construction', 'Bâtiment', 'Construcción'] },
      { id: 44, reference: 'energy', wording: ['Energy', 'Énergie', 'Energía'] },
      { id: 45, reference: 'chemistry', wording: ['Chemistry', 'Chimie', 'Química'] },
      { id: 46, reference: 'food', wording: ['Food', 'Agroalimentaire', 'Alimentación'] },
    ],
  },
  {
    id: 60,
    reference: 'health_social',
    wording: ['Health and social', 'Santé et social', 'Salud y social'],
    sectors: [
      { id: 61, reference: 'health', wording: ['Health', 'Santé', 'Salud'] },
      { id: 62, reference: 'pharmaceuticals', wording: ['Pharmaceuticals', 'Pharmacie', 'Farmacia'] },
      { id: 63, reference: 'social_care', wording: ['Social care', 'Action sociale', 'Atención social'] },
      { id: 64, reference: 'associations', wording: ['Associations', 'Associations', 'Asociaciones'] },
    ],
  },
  {
    id: 80,
    reference: 'services',
    wording: ['Services', 'Services', 'Servicios'],
    sectors: [
      { id: 81, reference: 'consulting', wording: ['Consulting', 'Conseil', 'Consultoría'] },
      {
        id: 82,
        reference: 'legal_services',
        wording: ['Legal services', 'Services juridiques', 'Servicios jurídicos'],
      },
      { id: 83, reference: 'human_resources', wording: ['Human resources', 'Ressources humaines', 'Recursos humanos'] },
      { id: 84, reference: 'real_estate', wording: ['Real estate', 'Immobilier', 'Inmobiliaria'] },
      {
        id: 85,
        reference: 'transport_logistics',
        wording: ['Transport and logistics', 'Transport et logistique', 'Transporte y logística'],
      },
      { id: 86, reference: 'tourism', wording: ['Tourism', 'Tourisme', 'Turismo'] },
      {
        id: 87,
        reference: 'hospitality',
        wording: ['Hotels and restaurants', 'Hôtellerie et restauration', 'Hostelería'],
      },
    ],
  },
  {
    id: 100,
    reference: 'media_culture',
    wording: ['Media and culture', 'Médias et culture', 'Medios y cultura'],
    sectors: [
      { id: 101, reference: 'advertising', wording: ['Advertising', 'Publicité', 'Publicidad'] },
      { id: 102, reference: 'press', wording: ['Press', 'Presse', 'Prensa'] },
      { id: 103, reference: 'culture', wording: ['Arts and culture', 'Arts et culture', 'Arte y cultura'] },
      { id: 104, reference: 'sport', wording: ['Sport', 'Sport', 'Deporte'] },
    ],
  },
  {
    id: 120,
    reference: 'public',
    wording: ['Public sphere', 'Secteur public', 'Sector público'],
    sectors: [
      { id: 121, reference: 'education', wording: ['Education', 'Éducation', 'Educación'] },
      {
        id: 122,
        reference: 'public_administration',
        wording: ['Public administration', 'Administration publique', 'Administración pública'],
      },
      { id: 123, reference: 'environment', wording: ['Environment', 'Environnement', 'Medio ambiente'] },
    ],
  },
]

/** As the wire has them (reference, section 6.9): each group, and behind it what is in it. */
export const SECTORS = GROUPS.flatMap((group) => [
  { id: String(group.id), reference: group.reference, fullname: namesOf(group), names: namesOf(group), parent: null },
  ...group.sectors.map((sector) => ({
    id: String(sector.id),
    reference: sector.reference,
    fullname: {
      fr: `${group.wording[1]} > ${sector.wording[1]}`,
      es: `${group.wording[2]} > ${sector.wording[2]}`,
      en: `${group.wording[0]} > ${sector.wording[0]}`,
    },
    names: namesOf(sector),
    parent: { _id: String(group.id), reference: group.reference, fullname: namesOf(group), names: namesOf(group) },
  })),
])

function namesOf({ wording: [en, fr, es] }: Named) {
  return { fr, es, en }
}
