using System.Security.Claims;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Infrastructure.Accounts;
using LaDeclaration.Web.Infrastructure.Keeping;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LaDeclaration.Web.Setup;

public static class Policies
{
    /// <summary>Anybody with an open account.</summary>
    public const string Staff = "Staff";

    public const string Editor = "Editor";

    public const string Administrator = "Administrator";
}

/// <summary>Identity for staff: no self-registration, long passwords, lock-out, a role and country in the claims.</summary>
internal static class Staff
{
    public static void AddStaff(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // No default scheme: only the policies recognise anybody, so that a public page is the same for everyone and sets no cookie.
        services.AddAuthentication().AddIdentityCookies();
        services.AddScoped<IPasswordValidator<StaffMember>, PasswordRules>();
        services.AddScoped<IPasswordHasher<StaffMember>, NormalizingHasher>();
        services.AddIdentityCore<StaffMember>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = "";
            })
            .AddSignInManager()
            .AddEntityFrameworkStores<RegisterDbContext>()
            .AddClaimsPrincipalFactory<StaffClaims>()
            .AddErrorDescriber<AccountErrors>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<InvitationTokens>(InvitationTokens.Provider);
        services.AddScoped<AccountErrors>();
        services.AddScoped<Doorkeeper>();
        services.AddScoped<StaffOffice>();
        services.AddScoped<StaffLinks>();
        services.AddScoped<Invitations>();
        services.AddScoped<StaffSession>();
        services.AddScoped<LapsedSession>();
        services.AddSingleton<FirstAccount>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = StaffLinks.PasswordLinkGoodFor);
        var isSecure = !builder.Environment.IsDevelopment();
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie = new HouseCookie("staff", isSecure) { SameSite = SameSiteMode.Lax };
            options.ExpireTimeSpan = StaffSession.Idle;
            options.SlidingExpiration = true;
            options.EventsType = typeof(StaffSession);
        });
        services.AddAntiforgery(options => options.Cookie = new HouseCookie("form", isSecure) { SameSite = SameSiteMode.Strict });
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie = new HouseCookie("flash", isSecure) { SameSite = SameSiteMode.Strict });
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Staff, policy => Recognised(policy).RequireAuthenticatedUser())
            .AddPolicy(Policies.Editor, policy => Recognised(policy).RequireRole(nameof(StaffRole.Editor), nameof(StaffRole.Administrator)))
            .AddPolicy(Policies.Administrator, policy => Recognised(policy).RequireRole(nameof(StaffRole.Administrator)));
    }

    /// <summary>The actor of a signed-in request.</summary>
    public static Actor AsActor(this ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimTypes.NameIdentifier),
        Enum.Parse<StaffRole>(user.FindFirstValue(ClaimTypes.Role)!),
        user.FindFirstValue(ClaimTypes.Country));

    public static bool Is(this ClaimsPrincipal user, params StaffRole[] roles) =>
        roles.Any(role => user.IsInRole(role.ToString()));

    private static AuthorizationPolicyBuilder Recognised(AuthorizationPolicyBuilder policy) =>
        policy.AddAuthenticationSchemes(IdentityConstants.ApplicationScheme);
}
