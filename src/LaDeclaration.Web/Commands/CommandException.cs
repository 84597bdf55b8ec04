namespace LaDeclaration.Web.Commands;

/// <summary>A command line that cannot be carried out, with a sentence for the console.</summary>
public sealed class CommandException(string message) : Exception(message);
