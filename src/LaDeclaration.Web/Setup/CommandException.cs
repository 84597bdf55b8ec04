using LaDeclaration.Register.Data;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Infrastructure.Accounts;
using LaDeclaration.Web.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Setup;

/// <summary>A command line that cannot be carried out, with a sentence for the console.</summary>
public sealed class CommandException(string message) : Exception(message);
