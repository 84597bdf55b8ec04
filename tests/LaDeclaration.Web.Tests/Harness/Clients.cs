using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace LaDeclaration.Web.Tests.Harness;

/// <summary>Lets each browser of the tests come from an address of its own. What a proxy forwards is left as it is.</summary>
internal sealed class Clients : IStartupFilter
{
    public const string Header = "Test-Client";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, rest) =>
        {
            if (http.Request.Headers.Remove(Header, out var client) && !http.Request.Headers.Keys.Any(k => k.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)))
                http.Connection.RemoteIpAddress = IPAddress.Parse(client.ToString());
            return rest();
        });
        next(app);
    };
}
