using LaDeclaration.Web.Requests.ResponseStorage;

namespace LaDeclaration.Web.Setup;

/// <summary>Public responses that are kept ready to send.</summary>
internal static class ResponseStorageSetup
{
    public static void AddResponseStorage(this IServiceCollection services)
    {
        services.AddSingleton<RequestRoots>();
        services.AddSingleton<RunningRequests>();
        services.AddSingleton<Renderings>();
        services.AddSingleton<ResponseStore>();
        services.AddSingleton<InternalRequests>();
        services.AddSingleton<BestCompression>();
        services.AddHostedService(provider => provider.GetRequiredService<BestCompression>());
        services.AddHostedService<StoreWarmer>();
    }
}
