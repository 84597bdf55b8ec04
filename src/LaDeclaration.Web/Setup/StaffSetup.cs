using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.SavedForms;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LaDeclaration.Web.Setup;

/// <summary>Identity for staff: no self-registration, long passwords, lock-out, a role and country in the claims.</summary>
internal static class StaffSetup
{
    public static void AddStaff(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // No default scheme: only the policies recognise anybody, so that a public page is the same for everyone and sets no cookie.
        var authentication = services.AddAuthentication();
        authentication.AddIdentityCookies();
        authentication.AddCookie(SignInFlow.Waiting);
        services.AddScoped<IPasswordValidator<StaffMember>, PasswordValidator>();
        services.AddScoped<IPasswordHasher<StaffMember>, NormalizingPasswordHasher>();
        services.AddIdentityCore<StaffMember>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = "";
            })
            .AddSignInManager()
            .AddEntityFrameworkStores<RegisterDbContext>()
            .AddClaimsPrincipalFactory<StaffClaimsFactory>()
            .AddErrorDescriber<AccountErrors>()
            .AddTokenProvider<LinkTokenProvider>(TokenOptions.DefaultProvider);
        services.AddScoped<AccountErrors>();
        services.AddSingleton<AttemptCounter>();
        services.AddScoped<KnownBrowsers>();
        services.AddScoped<CredentialVerifier>();
        services.AddScoped<RecoveryCodes>();
        services.AddScoped<SecondFactors>();
        services.AddScoped<SignInFlow>();
        services.AddScoped<PasskeyCeremony>();
        services.AddScoped<AccountAdministration>();
        services.AddScoped<AccountLinks>();
        services.AddScoped<Invitations>();
        services.AddScoped<StaffCookieEvents>();
        services.AddScoped<SessionEndReason>();
        services.AddScoped<FormOwner>();
        services.AddScoped<ExpiredSessionForms>();
        services.AddScoped<ExpiredSessionMessages>();
        services.AddSingleton<FirstAccount>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        var isSecure = !builder.Environment.IsDevelopment();
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie = new HostCookieBuilder("staff", isSecure) { SameSite = SameSiteMode.Lax };
            options.ExpireTimeSpan = StaffCookieEvents.IdleTimeout;
            options.SlidingExpiration = true;
            options.EventsType = typeof(StaffCookieEvents);
        });
        // A passkey's challenge, and who waits with a right password for their second step.
        foreach (var (scheme, name) in new[] { (IdentityConstants.TwoFactorUserIdScheme, "challenge"), (SignInFlow.Waiting, "waiting") })
            services.Configure<CookieAuthenticationOptions>(scheme, options =>
            {
                options.Cookie = new HostCookieBuilder(name, isSecure) { SameSite = SameSiteMode.Strict };
                options.ExpireTimeSpan = SignInFlow.WaitingTime;
                options.SlidingExpiration = false;
            });
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            (options.ResidentKeyRequirement, options.UserVerificationRequirement) = ("required", "required");
            options.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && asked.Origin == $"{asked.HttpContext.Request.Scheme}://{asked.HttpContext.Request.Host}");
        });
        services.AddAntiforgery(options => options.Cookie = new HostCookieBuilder("form", isSecure) { SameSite = SameSiteMode.Strict });
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie = new HostCookieBuilder("flash", isSecure) { SameSite = SameSiteMode.Strict });
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Account, policy => Recognised(policy).RequireAuthenticatedUser())
            .AddPolicy(Policies.Staff, policy => Sure(policy))
            .AddPolicy(Policies.Editor, policy => Sure(policy).RequireRole(nameof(StaffRole.Editor), nameof(StaffRole.Administrator)))
            .AddPolicy(Policies.Administrator, policy => Sure(policy).RequireRole(nameof(StaffRole.Administrator)));
    }

    private static AuthorizationPolicyBuilder Sure(AuthorizationPolicyBuilder policy) =>
        Recognised(policy).RequireAuthenticatedUser().RequireAssertion(context => context.User.IsMultiFactor());

    private static AuthorizationPolicyBuilder Recognised(AuthorizationPolicyBuilder policy) =>
        policy.AddAuthenticationSchemes(IdentityConstants.ApplicationScheme);
}
