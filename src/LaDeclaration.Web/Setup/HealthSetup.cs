using LaDeclaration.Web.Requests.ResponseStorage;
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

    /// <summary>Degraded: public pages are answered, from the store or from a database that takes no changes; what staff do is not.</summary>
    private sealed class DatabaseHealthCheck(RegisterDbContextFactory contextFactory, ResponseStore store) : IHealthCheck
    {
        /// <summary>Less than a load balancer waits for, as a rule.</summary>
        private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(4);

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(Timeout);
            try
            {
                if (await DatabaseAvailability.Retry(() => ReadNewest(timeout.Token)) == 0)
                    return HealthCheckResult.Unhealthy("The register holds no revision yet.");
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                return (exception is OperationCanceledException || DatabaseAvailability.IsAway(exception)) && store.All.Count > 0
                    ? HealthCheckResult.Degraded("The database does not answer; public pages come from the store.", exception)
                    : HealthCheckResult.Unhealthy("The database does not answer.", exception);
            }
            try
            {
                await using var db = contextFactory();
                // Finds no row, but only a database that takes changes allows it.
                await db.RevisionCounter.Where(c => c.Id < 0).ExecuteUpdateAsync(set => set.SetProperty(c => c.Newest, c => c.Newest), timeout.Token);
                return HealthCheckResult.Healthy();
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                return HealthCheckResult.Degraded("The database takes no changes.", exception);
            }
        }

        private async Task<int> ReadNewest(CancellationToken cancellation)
        {
            await using var db = contextFactory();
            return await db.GetNewestRevision(cancellation);
        }
    }
}
