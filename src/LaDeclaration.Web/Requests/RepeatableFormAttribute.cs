namespace LaDeclaration.Web.Requests;

/// <summary>Marks a page whose posts may be carried out again, so that <see cref="IdempotentFormFilter"/> does not look at them.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RepeatableFormAttribute : Attribute;
