namespace LaDeclaration.Web.Requests;

/// <summary>
/// Marks a page that anybody may read: it depends on the register, the clocks and the address alone, so it is cached and the same for everybody.
/// A page without it belongs to whoever is signed in and is never stored.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicPageAttribute : Attribute;
