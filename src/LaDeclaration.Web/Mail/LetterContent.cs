namespace LaDeclaration.Web.Mail;

/// <summary>What a letter says, beside the words around it.</summary>
public sealed record LetterContent(string Subject, IReadOnlyList<string> Paragraphs)
{
    public static string Quoted(string text) => "> " + text.ReplaceLineEndings("\n> ");
}
