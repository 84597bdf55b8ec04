using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LaDeclaration.Web.Pages.Admin.Staff;

/// <summary>What is asked about a member of staff, as typed.</summary>
public sealed class MemberForm
{
    public const string Prefix = "Member";

    public string? Name { get; set; }

    public string? Role { get; set; }

    public string? Country { get; set; }

    /// <summary>How the account stood when the form was opened.</summary>
    public string? Was { get; set; }

    /// <summary>The name, once <see cref="Check"/> found nothing wrong.</summary>
    [BindNever]
    public string ChosenName { get; private set; } = "";

    /// <summary>The role, once <see cref="Check"/> found nothing wrong.</summary>
    [BindNever]
    public StaffRole ChosenRole { get; private set; }

    /// <summary>A country is a delegate's; what stands in that field beside another role means nothing.</summary>
    [BindNever]
    public string? ChosenCountry => ChosenRole == StaffRole.Delegate ? Country : null;

    public bool Check(ModelStateDictionary state, IStringLocalizer<Words> words, IReadOnlyCollection<CountryChoice> countries, bool asksName)
    {
        if (asksName)
            ChosenName = state.ReadName(words, $"{Prefix}.{nameof(Name)}", Name);
        if (Enum.GetValues<StaffRole>().Where(r => r.ToString() == Role).ToList() is [var role])
            ChosenRole = role;
        else
            Wrong(nameof(Role), words["StaffForm_RoleNeeded"]);
        if (Role == nameof(StaffRole.Delegate) && countries.All(c => c.Code != Country))
            Wrong(nameof(Country), words["StaffForm_CountryNeeded"]);
        return state.IsValid;

        void Wrong(string field, string sentence) => state.AddModelError($"{Prefix}.{field}", sentence);
    }
}

/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="Name">In the reader's language.</param>
public sealed record CountryChoice(string Code, LanguageTaggedText Name)
{
    /// <summary>The countries a delegate can be of, by name: those that endorse the Declaration today or from a later day.</summary>
    /// <param name="present">The country the person has now, which stays a choice whatever became of it.</param>
    public static IReadOnlyList<CountryChoice> List(ReadingContext reader, string? present = null)
    {
        var names = reader.Names();
        return
        [
            .. reader.Index.FindOpenCountries().Append(present).OfType<string>().Distinct()
                .Select(code => new CountryChoice(code, reader.Name(names.Country(code), code)))
                .OrderBy(c => $"{c.Name}", StringComparer.CurrentCulture),
        ];
    }
}

/// <summary>What the fields about a member of staff show.</summary>
/// <param name="Form">What stands in them.</param>
/// <param name="Countries">What a delegate can be of.</param>
/// <param name="ForLines">True where they are for those of several who are given no role of their own: none has a name, and nothing need be chosen.</param>
public sealed record MemberFields(MemberForm Form, IReadOnlyList<CountryChoice> Countries, bool ForLines);
