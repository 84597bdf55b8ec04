using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Setup;

/// <summary>ASP.NET Core Identity for staff, and the services of their accounts.</summary>
internal static class AccountsSetup
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
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
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            (options.ResidentKeyRequirement, options.UserVerificationRequirement) = ("required", "required");
            options.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && asked.Origin == $"{asked.HttpContext.Request.Scheme}://{asked.HttpContext.Request.Host}");
        });
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
        services.AddScoped<ExpiredSessionMessages>();
        services.AddSingleton<FirstAccount>();
        builder.AddCookies();
        services.AddAuthorizationPolicies();
    }
}
