using System.Globalization;
using LaDeclaration.Register.Countries;

namespace LaDeclaration.Benchmarks.Registers;

/// <content>Countries endorse, cease to and change their names. The last one only announces that it will endorse.</content>
internal sealed partial class RegisterHistory
{
    private string announced = "";

    private string[] NewCountries(List<string> known)
    {
        var letters = Enumerable.Range('A', 26).Select(l => (char)l).ToList();
        var codes = letters.SelectMany(one => letters.Select(other => $"{one}{other}"))
            .Where(Country.IsCode).Except(known).Take(scale.Countries - known.Count).ToArray();
        random.Shuffle(codes);
        announced = codes[^1];
        return codes[..^1];
    }

    private GeneratedCountry Name(string code)
    {
        var country = new GeneratedCountry(code);
        country.Details = Add(new CountryDetails { Country = code, Name = GeneratedNames.ForCountry(new RegionInfo(code).EnglishName), From = LosAngeles });
        countries.Add(country);
        return country;
    }

    private void Join(string code)
    {
        var from = Progress < 0.05 ? Between(LosAngeles, Lima.AddDays(-1)) : day;
        Name(code).Endorsement = Add(new Endorsement { Country = code, From = from });
    }

    private void AnnounceCountry(int _) => Name(announced).Endorsement = Add(new Endorsement { Country = announced, From = Later() });

    /// <summary>A country ceases to endorse and leaves all its committees; half of them come back.</summary>
    private void Leave(bool comesBack)
    {
        var leaving = countries.Where(c => c is { Details: not null, Endorsement: not null }).ToList();
        if (leaving.Count == 0)
            return;
        var country = leaving[random.Next(leaving.Count)];
        var left = country.Committees.Distinct().Where(c => c.Roles.Exists(r => r.Country == country.Code)).ToList();
        // After everything that began in those committees, and not before what was said of the country itself.
        var until = left.Select(c => c.LastDay).Append(country.Endorsement!.From).Append(day).Max().AddDays(1);
        foreach (var committee in left)
        {
            foreach (var role in committee.Roles.Where(r => r.Country == country.Code).ToList())
                Leave(committee, role, until);
            committee.LastDay = until;
        }
        End(country.Endorsement!, until);
        country.Endorsement = null;
        if (comesBack)
            ComeBack(country, until);
    }

    /// <summary>In the same revision, since the register learns of both from one source.</summary>
    private void ComeBack(GeneratedCountry country, DateOnly left) =>
        country.Endorsement = Add(new Endorsement { Country = country.Code, From = left.AddDays(random.Next(1, 30)) });

    private void RenameCountry(int _)
    {
        var country = countries.Where(c => c.Details is { } details && details.From < day).OrderBy(c => c.Committees.Count).Skip(random.Next(10)).FirstOrDefault();
        if (country?.Details is not { } before)
            return;
        End(before, day);
        country.Details = Add(before with { From = day, Name = GeneratedNames.Rename(before.Name) });
    }

    /// <summary>A delegate confirms or corrects the roles of their own country.</summary>
    private void Delegate()
    {
        var country = countries[random.Next(countries.Count)];
        for (var tries = 0; tries < 40 && !IsFull && country.Committees.Count > 0; tries++)
        {
            var committee = country.Committees[random.Next(country.Committees.Count)];
            if (committee.IsSettled || committee.IsForgotten || !touched.Add(committee))
                continue;
            foreach (var role in committee.Roles.Where(r => r.Country == country.Code && r.Until is null).ToList())
                Maintain(committee, role);
        }
        // What only adds a source would be an editor's.
        delegated = changes.Exists(c => c.Proposed is not Register.Sources.Source) ? country.Code : null;
    }
}
