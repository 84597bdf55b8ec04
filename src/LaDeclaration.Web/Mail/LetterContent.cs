namespace LaDeclaration.Web.Mail;

/// <summary>The subject and text of a letter, without the site's name and the footer.</summary>
public sealed record LetterContent(string Subject, IReadOnlyList<string> Paragraphs)
{
    public static string Quote(string text) => "> " + text.ReplaceLineEndings("\n> ");
}
