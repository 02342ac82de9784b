/** What people do for a living, in groups. Each wording is in English, French and Spanish. */

type Wording = readonly [en: string, fr: string, es: string]
type Group = { readonly wording: Wording; readonly professions: Readonly<Record<string, Wording>> }

const GROUPS: readonly Group[] = [
  {
    wording: ['Business', 'Commerce', 'Comercial'],
    professions: {
      sales: ['Sales', 'Vente', 'Ventas'],
      account_management: ['Account management', 'Gestion de comptes', 'Gestión de cuentas'],
      business_development: ['Business development', 'Développement commercial', 'Desarrollo de negocio'],
      customer_success: ['Customer success', 'Réussite client', 'Éxito del cliente'],
      customer_support: ['Customer support', 'Support client', 'Atención al cliente'],
      partnerships: ['Partnerships', 'Partenariats', 'Alianzas'],
      purchasing: ['Purchasing', 'Achats', 'Compras'],
    },
  },
  {
    wording: ['Tech', 'Informatique', 'Tecnología'],
    professions: {
      dev_backend: ['Backend development', 'Développement backend', 'Desarrollo backend'],
      dev_frontend: ['Frontend development', 'Développement frontend', 'Desarrollo frontend'],
      dev_fullstack: ['Full-stack development', 'Développement full-stack', 'Desarrollo full-stack'],
      dev_mobile: ['Mobile development', 'Développement mobile', 'Desarrollo móvil'],
      devops: ['DevOps and infrastructure', 'DevOps et infrastructure', 'DevOps e infraestructura'],
      data_analysis: ['Data analysis', 'Analyse de données', 'Análisis de datos'],
      data_engineering: ['Data engineering', 'Ingénierie des données', 'Ingeniería de datos'],
      data_science: ['Data science', 'Science des données', 'Ciencia de datos'],
      security: ['Security', 'Sécurité informatique', 'Seguridad informática'],
      qa: ['Quality assurance', 'Assurance qualité', 'Control de calidad'],
      it_support: ['IT support', 'Support informatique', 'Soporte informático'],
      tech_management: ['Engineering management', 'Encadrement technique', 'Dirección técnica'],
    },
  },
  {
    wording: ['Product', 'Produit', 'Producto'],
    professions: {
      product_management: ['Product management', 'Gestion de produit', 'Gestión de producto'],
      project_management: ['Project management', 'Gestion de projet', 'Gestión de proyectos'],
    },
  },
  {
    wording: ['Design', 'Design', 'Diseño'],
    professions: {
      ux_design: ['User experience', 'Expérience utilisateur', 'Experiencia de usuario'],
      ui_design: ['User interfaces', 'Interfaces utilisateur', 'Interfaces de usuario'],
      graphic_design: ['Graphic design', 'Graphisme', 'Diseño gráfico'],
      art_direction: ['Art direction', 'Direction artistique', 'Dirección de arte'],
    },
  },
  {
    wording: ['Marketing and communication', 'Marketing et communication', 'Marketing y comunicación'],
    professions: {
      brand_marketing: ['Brand', 'Marque', 'Marca'],
      digital_marketing: ['Digital marketing', 'Marketing numérique', 'Marketing digital'],
      content: ['Content and editing', 'Contenu et rédaction', 'Contenidos y redacción'],
      social_media: ['Social media', 'Réseaux sociaux', 'Redes sociales'],
      public_relations: ['Public relations', 'Relations publiques', 'Relaciones públicas'],
      events: ['Events', 'Événementiel', 'Eventos'],
    },
  },
  {
    wording: ['Operations', 'Opérations', 'Operaciones'],
    professions: {
      logistics: ['Logistics', 'Logistique', 'Logística'],
      production: ['Production', 'Production', 'Producción'],
      maintenance: ['Maintenance', 'Maintenance', 'Mantenimiento'],
      retail: ['Shop', 'Magasin', 'Tienda'],
      hospitality: ['Hotels and restaurants', 'Hôtellerie et restauration', 'Hostelería'],
    },
  },
  {
    wording: ['Support functions', 'Fonctions support', 'Funciones de apoyo'],
    professions: {
      finance: ['Finance', 'Finance', 'Finanzas'],
      accounting: ['Accounting', 'Comptabilité', 'Contabilidad'],
      legal: ['Legal', 'Juridique', 'Legal'],
      human_resources: ['Human resources', 'Ressources humaines', 'Recursos humanos'],
      recruitment: ['Recruitment', 'Recrutement', 'Selección de personal'],
      administration: ['Administration', 'Administration', 'Administración'],
      management: ['General management', 'Direction générale', 'Dirección general'],
    },
  },
  {
    wording: ['Expertise', 'Expertise', 'Especialistas'],
    professions: {
      consulting: ['Consulting', 'Conseil', 'Consultoría'],
      research: ['Research', 'Recherche', 'Investigación'],
      engineering: ['Engineering', 'Ingénierie', 'Ingeniería'],
      health: ['Health and care', 'Santé et soins', 'Salud y cuidados'],
      teaching: ['Teaching', 'Enseignement', 'Enseñanza'],
      other: ['Other', 'Autre', 'Otros'],
    },
  },
]

/** As the wire has them: each with its group in front (reference, section 6.9). */
export const PROFESSIONS = GROUPS.flatMap(({ wording: group, professions }) =>
  Object.entries(professions).map(([reference, [en, fr, es]]) => ({
    reference,
    fullname: `${group[0]} > ${en}`,
    fullname_translations: { fr: `${group[1]} > ${fr}`, es: `${group[2]} > ${es}`, en: `${group[0]} > ${en}` },
  })),
)
