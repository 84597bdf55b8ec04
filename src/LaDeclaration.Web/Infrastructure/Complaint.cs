using System.Globalization;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>What was wrong with an address or a form: a key of the interface's words and what goes into it.</summary>
public sealed record Complaint(string Key, params object[] Arguments)
{
    public string TitleKey { get; init; } = "Error_400_Title";
}
