using System.Globalization;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Infrastructure.Accounts;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using MimeKit;

namespace LaDeclaration.Web.Infrastructure.Mail;

/// <summary>What a letter says, beside the words around it.</summary>
public sealed record LetterContent(string Subject, IReadOnlyList<string> Paragraphs)
{
    public static string Quoted(string text) => "> " + text.ReplaceLineEndings("\n> ");
}
