using LaDeclaration.Web.Requests;

namespace LaDeclaration.Web.Setup;

internal static class SecurityHeadersSetup
{
    public static void UseOwnSecurityHeaders(this WebApplication app)
    {
        app.UseWhen(http => !CrossOriginDataMiddleware.Covers(http), pages => pages.UseSecurityHeaders(ForPages()));
        app.UseWhen(CrossOriginDataMiddleware.Covers, data => data.UseSecurityHeaders(ForOpenData()));
    }

    private static HeaderPolicyCollection ForPages() => ForAll()
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddCrossOriginEmbedderPolicy(policy => policy.RequireCorp());

    private static HeaderPolicyCollection ForOpenData() => ForAll()
        .AddCrossOriginResourcePolicy(policy => policy.CrossOrigin())
        .AddCustomHeader("Access-Control-Allow-Origin", "*")
        .AddCustomHeader("Access-Control-Expose-Headers", "ETag");

    /// <summary>Nothing from elsewhere, nothing inline, no framing.</summary>
    private static HeaderPolicyCollection ForAll() => new HeaderPolicyCollection()
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
