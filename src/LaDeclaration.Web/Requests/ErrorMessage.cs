namespace LaDeclaration.Web.Requests;

/// <summary>An error in a request, for the error page or a field.</summary>
/// <param name="Key">Of a sentence in the interface's words.</param>
/// <param name="Arguments">What is formatted into it.</param>
public sealed record ErrorMessage(string Key, params object[] Arguments)
{
    /// <summary>The error page's title.</summary>
    public string TitleKey { get; init; } = "Error_400_Title";
}
