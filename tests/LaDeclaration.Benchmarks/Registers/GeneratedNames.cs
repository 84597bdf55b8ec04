using System.Globalization;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Benchmarks.Registers;

/// <summary>Names, descriptions and notes in the four languages, of about the length of real ones.</summary>
internal static class GeneratedNames
{
    private static readonly string[] Languages = ["en", "es", "pt", "fr"];

    private static readonly string[][] Topics = Read("""
        Labor Mobility|Movilidad laboral|Mobilidade Laboral|Mobilité de la main-d’œuvre
        Family Reunification|Reunificación familiar|Reunificação Familiar|Regroupement familial
        Temporary Protection|Protección temporal|Proteção Temporária|Protection temporaire
        Refugee Resettlement|Reasentamiento de refugiados|Reassentamento de Refugiados|Réinstallation des réfugiés
        Seasonal Work|Trabajo de temporada|Trabalho Sazonal|Travail saisonnier
        Recognition of Skills|Reconocimiento de competencias|Reconhecimento de Competências|Reconnaissance des compétences
        Access to Health Care|Acceso a la salud|Acesso à Saúde|Accès aux soins
        Access to Schools|Acceso a la educación|Acesso à Educação|Accès à l’école
        Asylum Procedures|Procedimientos de asilo|Procedimentos de Asilo|Procédures d’asile
        Statelessness|Apatridia|Apatridia|Apatridie
        Protection of Children|Protección de la niñez|Proteção da Infância|Protection de l’enfance
        Countering Trafficking|Lucha contra la trata|Combate ao Tráfico de Pessoas|Lutte contre la traite
        Return and Reintegration|Retorno y reintegración|Retorno e Reintegração|Retour et réintégration
        Travel Documents|Documentos de viaje|Documentos de Viagem|Documents de voyage
        Remittances|Remesas|Remessas|Envois de fonds
        Housing|Vivienda|Habitação|Logement
        Information for Travelers|Información para viajeros|Informação para Viajantes|Information des voyageurs
        Emergency Response|Respuesta a emergencias|Resposta a Emergências|Réponse aux urgences
        Regular Pathways|Vías regulares|Vias Regulares|Voies régulières
        Local Integration|Integración local|Integração Local|Intégration locale
        """);

    private static readonly string[][] Places = Read("""
        in Border Areas|en zonas fronterizas|em Áreas de Fronteira|dans les zones frontalières
        in Island States|en Estados insulares|em Estados Insulares|dans les États insulaires
        in Large Cities|en grandes ciudades|em Grandes Cidades|dans les grandes villes
        in Small Towns|en localidades pequeñas|em Cidades Pequenas|dans les petites villes
        in the Andes|en los Andes|nos Andes|dans les Andes
        in the Amazon Basin|en la cuenca amazónica|na Bacia Amazônica|dans le bassin amazonien
        in the Caribbean|en el Caribe|no Caribe|dans les Caraïbes
        in Central America|en Centroamérica|na América Central|en Amérique centrale
        in North America|en Norteamérica|na América do Norte|en Amérique du Nord
        in the Southern Cone|en el Cono Sur|no Cone Sul|dans le cône Sud
        at Sea|en el mar|no Mar|en mer
        along Transit Routes|en las rutas de tránsito|nas Rotas de Trânsito|le long des routes de transit
        for Young People|para jóvenes|para Jovens|pour les jeunes
        for Women|para mujeres|para Mulheres|pour les femmes
        for Older People|para personas mayores|para Pessoas Idosas|pour les personnes âgées
        for Indigenous Peoples|para pueblos indígenas|para Povos Indígenas|pour les peuples autochtones
        for Rural Communities|para comunidades rurales|para Comunidades Rurais|pour les communautés rurales
        for Host Communities|para comunidades de acogida|para Comunidades Anfitriãs|pour les communautés d’accueil
        after Disasters|después de desastres|após Desastres|après les catastrophes
        in Farming|en la agricultura|na Agricultura|dans l’agriculture
        in Construction|en la construcción|na Construção|dans la construction
        in Care Work|en el sector de los cuidados|no Setor de Cuidados|dans les soins à la personne
        in Fisheries|en la pesca|na Pesca|dans la pêche
        in Tourism|en el turismo|no Turismo|dans le tourisme
        in Transport|en el transporte|no Transporte|dans les transports
        """);

    private static readonly string[] Pillar = ["Cooperation on {0}", "Cooperación en materia de {0}", "Cooperação em {0}", "Coopération en matière de {0}"];

    private static readonly string[] Country = ["{0}", "País {0}", "País {0}", "Pays {0}"];

    private static readonly string[] Renamed = ["{0} and Development", "{0} y desarrollo", "{0} e Desenvolvimento", "{0} et développement"];

    private static readonly string[] Works =
    [
        "This committee works on {0}, so that people on the move and those who receive them benefit alike.",
        "Este comité se ocupa de {0}, para que se beneficien por igual las personas en movimiento y quienes las reciben.",
        "Este comitê trata de {0}, para que se beneficiem igualmente as pessoas em movimento e quem as recebe.",
        "Ce comité s’occupe de {0}, au bénéfice des personnes en mouvement comme de celles qui les accueillent.",
    ];

    private static readonly string[] Notes =
    [
        "The source names the country in a footnote of its page {0}.",
        "La fuente menciona al país en una nota al pie de su página {0}.",
        "A fonte menciona o país em uma nota de rodapé da sua página {0}.",
        "La source cite le pays dans une note en bas de sa page {0}.",
    ];

    private static readonly string[] Reasons = ["As {0} says.", "Según indica {0}.", "Conforme consta em {0}.", "Comme l’indique {0}."];

    public static LocalizedText ForPillar(int number) => Text(language => Format(Pillar, language, Topics[number % Topics.Length][language]));

    public static LocalizedText ForCommittee(int number) => Text(language => NameOf(number, language));

    public static LocalizedText DescribeCommittee(int number) => Text(language => Format(Works, language, NameOf(number, language)));

    public static LocalizedText ForCountry(string englishName) => Text(language => Format(Country, language, englishName));

    public static LocalizedText Rename(LocalizedText name) => Text(language => Format(Renamed, language, name.In(Languages[language]).Text));

    public static LocalizedText Note(int page) => Text(language => Format(Notes, language, page));

    public static string Slug(int number) => $"{NameOf(number, 0).ToLowerInvariant().Replace(' ', '-')}-{number}";

    /// <param name="language">Which of the four.</param>
    public static (string Reason, string Language) Reason(int language, string source) => (Format(Reasons, language, source), Languages[language]);

    private static string NameOf(int number, int language)
    {
        var (topic, place, times) = (Topics[number % Topics.Length], Places[number / Topics.Length % Places.Length], number / (Topics.Length * Places.Length));
        return $"{topic[language]} {place[language]}{(times == 0 ? "" : $" {times + 1}")}";
    }

    private static LocalizedText Text(Func<int, string> write) =>
        new(Languages.Select((tag, language) => KeyValuePair.Create(tag, new Wording(write(language), Official: language == 0))));

    private static string Format(string[] texts, int language, object value) => string.Format(CultureInfo.InvariantCulture, texts[language], value);

    private static string[][] Read(string lines) => [.. lines.Split('\n', StringSplitOptions.TrimEntries).Select(line => line.Split('|'))];
}
