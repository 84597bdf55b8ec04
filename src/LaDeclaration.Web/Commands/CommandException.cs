namespace LaDeclaration.Web.Commands;

/// <summary>A command cannot be carried out.</summary>
/// <param name="message">Printed to the console.</param>
public sealed class CommandException(string message) : Exception(message);
