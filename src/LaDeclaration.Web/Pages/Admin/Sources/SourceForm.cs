using LaDeclaration.Register.Sources;
using LaDeclaration.Web.Infrastructure;

namespace LaDeclaration.Web.Pages.Admin.Sources;

/// <summary>What is said about a source, as typed. A page posts it as “Fields”.</summary>
public sealed class SourceForm
{
    public string? Title { get; set; }

    public string? Publisher { get; set; }

    public string? Language { get; set; }

    public string? Date { get; set; }

    public string? Address { get; set; }

    public static SourceForm Of(Source source) =>
        new() { Title = source.Title, Publisher = source.Publisher, Language = source.Language, Date = source.Date, Address = source.Address };

    /// <summary>Hands each thing wrong on: the field, the sentence's key and what goes into it.</summary>
    public void Check(Action<string, string, object[]> wrong)
    {
        if (string.IsNullOrWhiteSpace(Title))
            wrong("Fields.Title", "Evidence_TitleNeeded", []);
        else if (Title.Trim().Length > Source.TitleMaxLength)
            wrong("Fields.Title", "Evidence_TooLong", [Source.TitleMaxLength]);
        if (string.IsNullOrWhiteSpace(Publisher))
            wrong("Fields.Publisher", "Evidence_PublisherNeeded", []);
        else if (Publisher.Trim().Length > Source.PublisherMaxLength)
            wrong("Fields.Publisher", "Evidence_TooLong", [Source.PublisherMaxLength]);
        if (!Source.IsLanguage(Language?.Trim()))
            wrong("Fields.Language", "Sources_LanguageWrong", []);
        if (TypedDate.WrongWithSourceDate(Date) is { } complaint)
            wrong("Fields.Date", complaint.Key, complaint.Arguments);
        if (!string.IsNullOrWhiteSpace(Address) && !Source.IsAddress(Address.Trim()))
            wrong("Fields.Address", "Evidence_AddressWrong", []);
    }

    /// <summary>The source with what was typed, once checked.</summary>
    public Source Over(Source source) => source with
    {
        Title = Title!.Trim(),
        Publisher = Publisher!.Trim(),
        Language = Language!.Trim(),
        Date = string.IsNullOrWhiteSpace(Date) ? null : Date.Trim(),
        Address = string.IsNullOrWhiteSpace(Address) ? null : Address.Trim(),
    };
}
