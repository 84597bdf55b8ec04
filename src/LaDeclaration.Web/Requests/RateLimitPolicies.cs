namespace LaDeclaration.Web.Requests;

/// <summary>Names of rate limits, for <c>[EnableRateLimiting]</c>.</summary>
public static class RateLimitPolicies
{
    public const string SignIn = "sign-in";
    public const string Staff = "staff";
    public const string Import = "import";
    public const string Search = "search";
}
