namespace LaDeclaration.Web.Requests;

/// <summary>What was wrong with an address or a form: a key of the interface's words and what goes into it.</summary>
public sealed record ErrorMessage(string Key, params object[] Arguments)
{
    public string TitleKey { get; init; } = "Error_400_Title";
}
