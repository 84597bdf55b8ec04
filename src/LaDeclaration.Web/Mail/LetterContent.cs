namespace LaDeclaration.Web.Mail;

/// <param name="Subject">Without the site's name.</param>
/// <param name="Paragraphs">Without the footer.</param>
public sealed record LetterContent(string Subject, IReadOnlyList<string> Paragraphs)
{
    public static string Quote(string text) => "> " + text.ReplaceLineEndings("\n> ");
}
