using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LaDeclaration.Web.Setup;

/// <summary>Health checks answer under any host name and scheme, since a supervisor or load balancer may use the machine's own.</summary>
internal static class HealthSetup
{
    private const string Live = "/health/live";

    private const string Ready = "/health/ready";

    public static bool IsHealthCheck(HttpContext http) => http.Request.Path == Live || http.Request.Path == Ready;

    public static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database", tags: ["ready"]);

    public static void UseHealth(this WebApplication app)
    {
        app.UseHealthChecks(Live, new HealthCheckOptions { Predicate = _ => false });
        app.UseHealthChecks(Ready, new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
    }

    private sealed class DatabaseHealthCheck(RegisterDbContextFactory contextFactory) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await using var db = contextFactory();
                return await db.GetNewestRevision(cancellationToken) > 0
                    ? HealthCheckResult.Healthy()
                    : HealthCheckResult.Unhealthy("The register holds no revision yet.");
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                return HealthCheckResult.Unhealthy("The database does not answer.", exception);
            }
        }
    }
}
