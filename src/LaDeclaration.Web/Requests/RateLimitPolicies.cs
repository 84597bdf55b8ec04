namespace LaDeclaration.Web.Requests;

/// <summary>The names under which the rate limits are registered; a page takes one by attribute.</summary>
public static class RateLimitPolicies
{
    public const string SignIn = "sign-in";
    public const string Staff = "staff";
    public const string Import = "import";
    public const string Search = "search";
}
