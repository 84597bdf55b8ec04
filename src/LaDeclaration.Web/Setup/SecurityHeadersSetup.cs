namespace LaDeclaration.Web.Setup;

internal static class SecurityHeadersSetup
{
    public static void UseSecurityHeaderPolicies(this WebApplication app)
    {
        app.UseWhen(http => !OpenDataCorsMiddleware.AppliesTo(http), pages => pages.UseSecurityHeaders(CreatePagePolicies()));
        app.UseWhen(OpenDataCorsMiddleware.AppliesTo, data => data.UseSecurityHeaders(CreateOpenDataPolicies()));
    }

    private static HeaderPolicyCollection CreatePagePolicies() => CreateCommonPolicies()
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddCrossOriginEmbedderPolicy(policy => policy.RequireCorp());

    private static HeaderPolicyCollection CreateOpenDataPolicies() => CreateCommonPolicies()
        .AddCrossOriginResourcePolicy(policy => policy.CrossOrigin())
        .AddCustomHeader("Access-Control-Allow-Origin", "*")
        .AddCustomHeader("Access-Control-Expose-Headers", "ETag");

    /// <summary>Nothing from other origins, nothing inline, no framing.</summary>
    private static HeaderPolicyCollection CreateCommonPolicies() => new HeaderPolicyCollection()
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().None();
            csp.AddScriptSrc().Self();
            csp.AddStyleSrc().Self();
            csp.AddImgSrc().Self();
            csp.AddConnectSrc().Self();
            csp.AddFormAction().Self();
            csp.AddBaseUri().None();
            csp.AddFrameAncestors().None();
        })
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsDeny()
        .AddReferrerPolicyStrictOriginWhenCrossOrigin()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCustomHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()")
        .RemoveServerHeader();
}
