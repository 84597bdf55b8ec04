using System.Security.Claims;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

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
        var secure = !builder.Environment.IsDevelopment();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<StaffMember>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.User.RequireUniqueEmail = true;
                options.Password = new PasswordOptions { RequiredLength = 15, RequiredUniqueChars = 1, RequireDigit = false, RequireLowercase = false, RequireNonAlphanumeric = false, RequireUppercase = false };
                options.Lockout = new LockoutOptions { AllowedForNewUsers = true, MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15) };
            })
            .AddSignInManager()
            .AddEntityFrameworkStores<RegisterDbContext>()
            .AddClaimsPrincipalFactory<StaffClaims>()
            .AddDefaultTokenProviders();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero);
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = secure ? "__Host-staff" : "staff";
            options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            options.SlidingExpiration = true;
            options.Events.OnRedirectToLogin = context =>
            {
                var language = context.Request.RouteValues["lang"] ?? "en";
                var back = Uri.EscapeDataString(context.Request.Path + context.Request.QueryString);
                context.Response.Redirect($"/{language}/account/sign-in" + (back.Length <= 1_000 ? $"?returnUrl={back}" : ""));
                return Task.CompletedTask;
            };
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = secure ? "__Host-form" : "form";
            options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Staff, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Policies.Editor, policy => policy.RequireRole(nameof(StaffRole.Editor), nameof(StaffRole.Administrator)))
            .AddPolicy(Policies.Administrator, policy => policy.RequireRole(nameof(StaffRole.Administrator)));
    }

    /// <summary>The actor of a signed-in request.</summary>
    public static Actor AsActor(this ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimTypes.NameIdentifier),
        Enum.Parse<StaffRole>(user.FindFirstValue(ClaimTypes.Role)!),
        user.FindFirstValue(ClaimTypes.Country));

    public static bool Is(this ClaimsPrincipal user, params StaffRole[] roles) =>
        roles.Any(role => user.IsInRole(role.ToString()));
}

internal sealed class StaffClaims(UserManager<StaffMember> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<StaffMember>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffMember user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(ClaimTypes.Role, user.Role.ToString()));
        if (user.Country is not null)
            identity.AddClaim(new Claim(ClaimTypes.Country, user.Country));
        return identity;
    }
}
