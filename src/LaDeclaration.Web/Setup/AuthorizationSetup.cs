using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Setup;

internal static class AuthorizationSetup
{
    public static void AddAuthorizationPolicies(this IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy(Policies.Account, policy => RequireSignIn(policy))
        .AddPolicy(Policies.Staff, policy => RequireSecondFactor(policy))
        .AddPolicy(Policies.Editor, policy => RequireSecondFactor(policy).RequireRole(nameof(StaffRole.Editor), nameof(StaffRole.Administrator)))
        .AddPolicy(Policies.Administrator, policy => RequireSecondFactor(policy).RequireRole(nameof(StaffRole.Administrator)));

    private static AuthorizationPolicyBuilder RequireSecondFactor(AuthorizationPolicyBuilder policy) =>
        RequireSignIn(policy).RequireAssertion(context => context.User.IsMultiFactor());

    private static AuthorizationPolicyBuilder RequireSignIn(AuthorizationPolicyBuilder policy) =>
        policy.AddAuthenticationSchemes(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser();
}
