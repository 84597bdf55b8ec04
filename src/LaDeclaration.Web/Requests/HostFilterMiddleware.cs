namespace LaDeclaration.Web.Requests;

/// <summary>Refuses what is asked for under a name that is not the site's.</summary>
public sealed class HostFilterMiddleware(RequestDelegate next, AllowedHosts hosts, ILogger<HostFilterMiddleware> log)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (hosts.Include(http.Request))
            return next(http);
        log.LogInformation("Refused a request for a host that neither AllowedHosts nor Site:Address names.");
        return http.Response.Refuse(StatusCodes.Status400BadRequest, "This server does not answer to that name.");
    }
}

